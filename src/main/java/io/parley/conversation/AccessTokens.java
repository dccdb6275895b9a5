package io.parley.conversation;

import java.util.Optional;

/** The Cloud API's keys; never in a log. */
public interface AccessTokens {

    /** The key of a business number; none: nothing is sent from it, and replies stay queued. */
    Optional<String> of(PhoneNumberId number);
}
