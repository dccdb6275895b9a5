package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The page that somebody wanted to see before they signed in … */
class WantedPageTest {

    private final WantedPage wanted = new WantedPage();

    @Test
    void isRememberedByTheirBrowserUntilTheyAreThere() {
        var knocked = new MockHttpServletResponse();
        wanted.saveRequest(to("/inbox/c/1:2", "tab=open&q=a%20b"), knocked);
        var cookie = knocked.getCookies()[0];
        var arrived = to("/inbox/c/1:2", "tab=open&q=a%20b");
        arrived.setCookies(cookie);
        var answer = new MockHttpServletResponse();

        assertThat(wanted.getRequest(arrived, answer).getRedirectUrl()).isEqualTo("/inbox/c/1:2?tab=open&q=a%20b");
        assertThat(wanted.getMatchingRequest(arrived, answer)).isNull();

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(answer.getCookies()[0].getMaxAge()).isZero();
    }

    @Test
    void isNothingThatAScriptAskedFor() {
        var knocked = new MockHttpServletResponse();
        var script = to("/inbox/list", null);
        script.addHeader("Sec-Fetch-Mode", "cors");

        wanted.saveRequest(script, knocked);

        assertThat(knocked.getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "/a\\b",
                "inbox",
                "",
                "/in\nbox",
                "javascript:alert(1)"
            })
    void isNeverInAnotherHouse(String forged) {
        var request = to("/sign-in", null);
        request.setCookies(
                new Cookie("PARLEY-WANTED", Base64.getUrlEncoder().encodeToString(forged.getBytes())),
                new Cookie("other", "x"));

        assertThat(wanted.getRequest(request, new MockHttpServletResponse())).isNull();
    }

    @Test
    void isNothingWhereTheCookieIsNoWord() {
        var request = to("/sign-in", null);
        request.setCookies(new Cookie("PARLEY-WANTED", "%%%"));

        assertThat(wanted.getRequest(request, new MockHttpServletResponse())).isNull();
    }

    private static MockHttpServletRequest to(String path, String query) {
        var request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        request.addHeader("Accept", "text/html");
        return request;
    }
}
