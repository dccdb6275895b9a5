package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An id by which a customer was known on a number, and the conversation it led to meanwhile. A phone number that changed
 * hands is the alias of one customer after the other.
 *
 * @param until null as long as it leads there
 */
public record Alias(
        String id,
        ConversationKey conversation,
        Instant from,
        @Nullable Instant until) {

    boolean holdsAt(Instant instant) {
        return !from.isAfter(instant) && (until == null || until.isAfter(instant));
    }
}
