package io.parley.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;

/**
 * Signs people out at their provider, too, where it offers that. A page leads there: a redirect after a form that leads to
 * another site is what the pages' content security policy forbids.
 */
final class ProviderSignOut extends OidcClientInitiatedLogoutSuccessHandler {

    private final String page;

    ProviderSignOut(Providers providers) throws IOException {
        super(providers);
        this.page = new ClassPathResource("directory/leaving.html").getContentAsString(UTF_8);
        setDefaultTargetUrl(Doors.SIGNED_OUT);
        setPostLogoutRedirectUri("{baseUrl}" + Doors.SIGNED_OUT);
        setRedirectStrategy(this::lead);
    }

    /** They are signed out here already: a provider that is down now does not change that. */
    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        try {
            return super.determineTargetUrl(request, response, person);
        } catch (SignInRefused unavailable) {
            return Doors.SIGNED_OUT;
        }
    }

    private void lead(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        if (url.startsWith("/")) {
            response.sendRedirect(request.getContextPath() + url);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page.replace("{provider}", htmlEscape(url)));
    }
}
