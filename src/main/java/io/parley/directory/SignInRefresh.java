package io.parley.directory;

import io.parley.conversation.Directory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks on every request what the person is today: a session outlives neither its person nor their role. */
class SignInRefresh extends OncePerRequestFilter {

    private final Directory directory;
    private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

    SignInRefresh(Directory directory) {
        this.directory = directory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var claim = SecurityContextHolder.getContext().getAuthentication();
        if (claim != null && !(claim instanceof AnonymousAuthenticationToken)) refresh(claim, request, response);
        chain.doFilter(request, response);
    }

    private void refresh(Authentication claim, HttpServletRequest request, HttpServletResponse response) {
        directory
                .person(claim.getName())
                .ifPresentOrElse(
                        person -> SecurityContextHolder.setContext(
                                new SecurityContextImpl(CamundaPasswords.signedIn(person))),
                        () -> signOut.logout(request, response, claim));
    }
}
