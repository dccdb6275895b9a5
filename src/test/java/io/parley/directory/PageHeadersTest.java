package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** Every page … */
@House
class PageHeadersTest {

    private static final String INLINE =
            "(?s).*(<script(?![^>]*( src=| nonce=|application/json|text/form-script))[^>]*>|\\son[a-z]+=\").*";

    @LocalServerPort
    private int port;

    @Autowired
    private FilterChainProxy security;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/inbox",
                "/inbox/overview",
                "/inbox/canned-replies",
                "/inbox/conversations/1:2",
                "/nowhere",
                "/api/docs/swagger-ui/index.html",
                "/forms/conversation.html",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/"
            })
    void keepsItselfToItself(String path) {
        var page = Visitor.browser(port, "olivia").page(path);
        var headers = page.headers();

        var policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("frame-ancestors '", "base-uri '");
        assertThat(scripts(policy)).doesNotContain("http:");
        // Browsers that know nonces ignore it where there is one.
        if (!scripts(policy).contains("'nonce-")) assertThat(scripts(policy)).doesNotContain("'unsafe-inline'");
        assertThat(page.body()).doesNotMatch(INLINE);
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-");
    }

    private static String scripts(String policy) {
        return policy.contains("script-src") ? policy.replaceAll(".*(script-src[^;]*).*", "$1") : policy.split(";")[0];
    }

    @Test
    void asksForHttpsForAYearWhereItCameByIt() throws Exception {
        var request = new MockHttpServletRequest("GET", "/sign-in");
        request.setServletPath("/sign-in");
        request.setSecure(true);
        var answer = new MockHttpServletResponse();

        security.doFilter(request, answer, new MockFilterChain());

        assertThat(answer.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000 ; includeSubDomains");
    }
}
