package io.parley.conversation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a conversation between two closings: it begins when the conversation becomes open, or when one of us writes
 * first, and ends when it is closed. A reopening begins the next one.
 *
 * @param isOurs whether one of us wrote first
 * @param answeredAt the first reply within it
 * @param endedAt null while it goes on
 * @param isByTimer whether a timer ended it
 * @param person who had it at its end, or ended it; null while it goes on and where nobody did
 * @param reopenedAt when the conversation's next episode began
 */
public record Episode(
        ConversationKey conversation,
        Instant beganAt,
        boolean isOurs,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        boolean isByTimer,
        @Nullable String person,
        @Nullable Instant reopenedAt) {

    /** How long the customer waited for the first reply; null where none was given, or none was waited for. */
    public @Nullable Duration firstResponse() {
        return isOurs || answeredAt == null ? null : Duration.between(beganAt, answeredAt);
    }

    /** How long it took to close; null while it goes on. */
    public @Nullable Duration resolution() {
        return endedAt == null ? null : Duration.between(beganAt, endedAt);
    }
}
