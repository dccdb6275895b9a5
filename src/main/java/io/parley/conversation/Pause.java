package io.parley.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * A business number from which nothing is sent for now.
 *
 * @param trouble whether somebody has to see to it; otherwise it only sends too fast
 * @param reason why, in words
 */
public record Pause(PhoneNumberId number, Instant since, Instant until, boolean trouble, String reason) {

    boolean concerns(PhoneNumberId other, Instant now) {
        return number.equals(other) && until.isAfter(now);
    }

    /** What becomes of a message that would be sent in the meantime. */
    Outcome outcome(Instant now) {
        return trouble ? new Outcome.NumberPaused(reason) : new Outcome.Later(Duration.between(now, until), reason);
    }
}
