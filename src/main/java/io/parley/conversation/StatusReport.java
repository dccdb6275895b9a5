package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp says of a message that was sent from one of our numbers.
 *
 * @param wamid WhatsApp's id of it
 * @param messageId our own id, where it carries one
 * @param error why it failed, in words
 * @param windowClosedAt when WhatsApp refused it because the reply window was over; null where it did not
 */
public record StatusReport(
        PhoneNumberId number,
        String wamid,
        @Nullable String messageId,
        MessageStatus status,
        @Nullable String error,
        @Nullable Instant windowClosedAt) {

    boolean closesWindow() {
        return windowClosedAt != null;
    }
}
