package io.parley.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;

/** A request as Camunda's web apps see it: with a session of its own. */
class WebAppsRequest extends HttpServletRequestWrapper {

    private static final String SIGNED_IN = "authenticatedUser";
    private static final String TOKEN = "CAMUNDA_CSRF_TOKEN";

    private final HttpSession session;

    WebAppsRequest(HttpServletRequest request, Authentications signedIn) {
        super(request);
        this.session = new RequestSession(request);
        session.setAttribute(SIGNED_IN, signedIn);
        WebAppsToken.of(request).ifPresent(token -> session.setAttribute(TOKEN, token.value()));
    }

    @Override
    public HttpSession getSession() {
        return session;
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session;
    }
}
