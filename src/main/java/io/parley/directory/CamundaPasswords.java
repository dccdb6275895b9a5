package io.parley.directory;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** The one sign-in: Camunda's identity service knows the passwords, and slows down who guesses them. */
@Component
class CamundaPasswords implements AuthenticationProvider {

    private static final int TRIES = 3;

    private final IdentityService identities;
    private final Directory directory;
    private final KnownCredentials known;
    private final GuessTurns turns = new GuessTurns();

    CamundaPasswords(IdentityService identities, Directory directory, KnownCredentials known) {
        this.identities = identities;
        this.directory = directory;
        this.known = known;
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        var password =
                claim.getCredentials() == null ? "" : claim.getCredentials().toString();
        if (!matches(claim.getName(), password)) throw nobody();
        return directory.person(claim.getName()).map(CamundaPasswords::signedIn).orElseThrow(CamundaPasswords::nobody);
    }

    static Authentication signedIn(Person person) {
        var roles = AuthorityUtils.createAuthorityList("ROLE_" + person.role().name());
        return UsernamePasswordAuthenticationToken.authenticated(person.id(), null, roles);
    }

    @Override
    public boolean supports(Class<?> claim) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(claim);
    }

    /** A password that was right before stays so while somebody else guesses at the name. */
    private boolean matches(String id, String password) {
        return isKnown(id, password) || turns.take(id, () -> isKnown(id, password) || isFoundRight(id, password));
    }

    private boolean isKnown(String id, String password) {
        return keptOf(id).filter(kept -> known.has(id, password, kept)).isPresent();
    }

    private boolean isFoundRight(String id, String password) {
        if (!isRight(id, password) || Newcomers.isMadeByAProvider(identities, id)) return false;
        keptOf(id).ifPresent(it -> known.remember(id, password, it));
        return true;
    }

    /** What the database keeps of the password. */
    private Optional<String> keptOf(String id) {
        return Optional.ofNullable(identities.createUserQuery().userId(id).singleResult())
                .map(User::getPassword);
    }

    /** Camunda counts wrong passwords in a row of the person's: of several nodes at once, some lose the race for it. */
    private boolean isRight(String id, String password) {
        for (var tried = 1; tried <= TRIES; tried++) {
            try {
                return identities.checkPassword(id, password);
            } catch (OptimisticLockingException lostRace) {
                continue;
            }
        }
        return false;
    }

    private static BadCredentialsException nobody() {
        return new BadCredentialsException("Name or password is wrong");
    }
}
