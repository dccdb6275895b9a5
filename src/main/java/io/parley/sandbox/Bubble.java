package io.parley.sandbox;

import io.parley.conversation.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the phone shows it.
 *
 * @param mine whether the customer wrote it
 * @param quotes the id of the message it answers
 * @param callbackData what the business wants to hear back with every status
 * @param shown whether the customer has seen it
 * @param error why it failed
 */
record Bubble(
        String id,
        ConversationKey chat,
        boolean mine,
        String kind,
        String text,
        @Nullable String quotes,
        @Nullable String callbackData,
        Instant at,
        Tick tick,
        boolean shown,
        @Nullable String error) {

    Bubble reaches(Tick next) {
        var further = next.compareTo(tick) > 0 ? next : tick;
        return new Bubble(id, chat, mine, kind, text, quotes, callbackData, at, further, shown, error);
    }

    Bubble seen() {
        return new Bubble(id, chat, mine, kind, text, quotes, callbackData, at, tick, true, error);
    }

    Bubble fails(String why) {
        return new Bubble(id, chat, mine, kind, text, quotes, callbackData, at, Tick.FAILED, shown, why);
    }
}
