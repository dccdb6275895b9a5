package io.parley.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.CompositeLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessEventPublishingLogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever signs out in one of Camunda's web apps is signed out everywhere. */
class WebAppsSignOut extends OncePerRequestFilter {

    private static final Path SIGN_OUT = Path.of("/admin/auth/user/default/logout");

    private final LogoutHandler signOut;

    WebAppsSignOut(ApplicationEventPublisher events) {
        var told = new LogoutSuccessEventPublishingLogoutHandler();
        told.setApplicationEventPublisher(events);
        this.signOut = new CompositeLogoutHandler(new SecurityContextLogoutHandler(), told);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var signedOut = response.getStatus() == HttpStatus.OK.value();
        if (signedOut
                && request.getMethod().equals("POST")
                && Path.of(request).inside().fits(SIGN_OUT))
            signOut.logout(request, response, SecurityContextHolder.getContext().getAuthentication());
    }
}
