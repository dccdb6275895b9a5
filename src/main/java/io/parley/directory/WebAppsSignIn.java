package io.parley.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells Camunda's web apps on every request who has signed in at Parley. They would keep that in the session, and write it
 * back each time; here they get a session that lasts as long as the request.
 */
class WebAppsSignIn extends OncePerRequestFilter {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Directory directory;
    private final ProcessEngine engine;
    private final Cache<Person, UserAuthentication> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(10_000)
            .build();

    WebAppsSignIn(Directory directory, ProcessEngine engine) {
        this.directory = directory;
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = directory.person(request.getRemoteUser());
        if (person.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        WebAppsToken.of(request).ifPresent(token -> token.tell(request, response));
        chain.doFilter(new WebAppsRequest(request, signedIn(person.get())), response);
    }

    private Authentications signedIn(Person person) {
        var signedIn = new Authentications();
        signedIn.addOrReplace(known.get(person, this::inEngine));
        return signedIn;
    }

    private UserAuthentication inEngine(Person person) {
        return AuthenticationUtil.createAuthentication(
                engine, person.id(), List.of(person.role().id()), List.copyOf(person.bans()));
    }
}
