package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came in, or what people may do was changed.
 *
 * @param person whom it is about
 * @param by who changed it; null where the settings did, and for those who come in
 * @param address where somebody came in from
 * @param detail the role or the account
 */
public record SecurityEvent(
        Instant at,
        Kind kind,
        String person,
        @Nullable String by,
        @Nullable String address,
        @Nullable String detail) {

    /** What happened. */
    public enum Kind {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGNED_OUT,
        PERSON_ENTERED,
        PERSON_REMOVED,
        PASSWORD_CHANGED,
        ROLE_GIVEN,
        ROLE_TAKEN,
        ACCOUNT_JOINED,
        ACCOUNT_LEFT
    }
}
