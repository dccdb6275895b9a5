package io.parley.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.conversation.Directory;
import io.parley.conversation.SecurityEvent;
import io.parley.conversation.SecurityEvent.Kind;
import io.parley.conversation.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Writes down who comes in and who does not. Callers bring their password with every call: they are written down once an
 * hour, for each address. Of names that nobody has nothing is written down: they may be passwords.
 */
@Component
class SignIns {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final SecurityLog log;
    private final Directory directory;
    private final Clock clock;
    private final Cache<Caller, Boolean> callers =
            Caffeine.newBuilder().expireAfterWrite(HOUR).maximumSize(MOST).build();

    private record Caller(String id, @Nullable String address) {}

    SignIns(SecurityLog log, Directory directory, Clock clock) {
        this.log = log;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    void atThePage(InteractiveAuthenticationSuccessEvent in) {
        note(Kind.SIGNED_IN, in.getAuthentication().getName(), address(in.getAuthentication()));
    }

    @EventListener
    void withACall(AuthenticationSuccessEvent in) {
        if (!(in.getAuthentication().getDetails() instanceof Call)) return;
        var caller = new Caller(in.getAuthentication().getName(), address(in.getAuthentication()));
        if (callers.asMap().putIfAbsent(caller, true) == null) note(Kind.SIGNED_IN, caller.id(), caller.address());
    }

    @EventListener
    void wrong(AuthenticationFailureBadCredentialsEvent failed) {
        note(Kind.SIGN_IN_FAILED, failed.getAuthentication().getName(), address(failed.getAuthentication()));
    }

    @EventListener
    void out(LogoutSuccessEvent out) {
        note(Kind.SIGNED_OUT, out.getAuthentication().getName(), address(out.getAuthentication()));
    }

    private void note(Kind kind, String id, @Nullable String address) {
        directory
                .person(id)
                .ifPresent(it ->
                        log.note(new SecurityEvent(clock.instant(), kind, it.id(), null, address, null), it.bans()));
    }

    private static @Nullable String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : null;
    }

    /** Tells calls from the page. */
    static final class Call extends WebAuthenticationDetails {

        Call(HttpServletRequest request) {
            super(request);
        }
    }
}
