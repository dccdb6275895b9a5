package io.parley.inbox.page;

import io.parley.conversation.Message;
import io.parley.conversation.MessageStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a reply has come: a sign for the eye and the key of words for everybody, as on the customer's phone.
 *
 * @param canBeSentAgain whether somebody may have it sent once more
 */
record Tick(String sign, String status, boolean canBeSentAgain) {

    static @Nullable Tick of(Message message) {
        if (message.status() == null) return null;
        return MessageStatus.of(message.status()).map(Tick::of).orElse(null);
    }

    private static Tick of(MessageStatus status) {
        var sign = switch (status) {
            case QUEUED, SENDING -> "◷";
            case UNKNOWN -> "?";
            case ACCEPTED, SENT -> "✓";
            case DELIVERED, READ, PLAYED -> "✓✓";
            case FAILED -> "✗";
        };
        return new Tick(sign, status.id(), status == MessageStatus.FAILED || status == MessageStatus.UNKNOWN);
    }
}
