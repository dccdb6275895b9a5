package io.parley.directory;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/** Tells Camunda's web apps who has signed in at Parley, and again whenever their role or accounts have changed. */
class WebAppsSignIn extends ContainerBasedAuthenticationFilter {

    private final Directory directory;

    WebAppsSignIn(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void init(FilterConfig config) {
        this.authenticationProvider = new AtParley();
    }

    @Override
    protected boolean existisAuthentication(Authentications known, String engine, String user) {
        return super.existisAuthentication(known, engine, user)
                && known.getAuthenticationForProcessEngine(engine) instanceof UserAuthentication remembered
                && directory
                        .person(user)
                        .filter(person -> isUpToDate(remembered, person))
                        .isPresent();
    }

    private static boolean isUpToDate(UserAuthentication remembered, Person person) {
        return remembered.getGroupIds().equals(List.of(person.role().id()))
                && new HashSet<>(remembered.getTenantIds()).equals(person.bans());
    }

    private final class AtParley implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return directory
                    .person(request.getRemoteUser())
                    .map(AtParley::signedIn)
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        private static AuthenticationResult signedIn(Person person) {
            var result = AuthenticationResult.successful(person.id());
            result.setGroups(List.of(person.role().id()));
            result.setTenants(List.copyOf(person.bans()));
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Spring Security has asked already.
        }
    }
}
