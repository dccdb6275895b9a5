package io.parley.directory;

import io.parley.conversation.Directory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who asks through its REST API, so that its authorizations and tenant checks apply. */
class EngineSignIn extends OncePerRequestFilter {

    private final Directory directory;
    private final IdentityService identities;

    EngineSignIn(Directory directory, IdentityService identities) {
        this.directory = directory;
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = directory.person(request.getRemoteUser()).orElseThrow();
        identities.setAuthentication(person.id(), List.of(person.role().id()), List.copyOf(person.bans()));
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
