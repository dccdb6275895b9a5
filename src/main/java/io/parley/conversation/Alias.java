package io.parley.conversation;

import java.time.Instant;
import java.util.List;
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

    /** What a new conversation's customer is known by; nobody was before. */
    public static List<Alias> firstOf(Conversation begun) {
        return begun.customer().ids().stream()
                .map(id -> new Alias(id, begun.key(), Instant.EPOCH, null))
                .toList();
    }

    boolean holdsAt(Instant instant) {
        return !from.isAfter(instant) && (until == null || until.isAfter(instant));
    }
}
