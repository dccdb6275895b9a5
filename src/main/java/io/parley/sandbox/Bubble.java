package io.parley.sandbox;

import io.parley.conversation.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the phone shows it.
 *
 * @param mine whether the customer wrote it
 * @param file what came with it; the text is its caption then
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
        @Nullable Enclosure file,
        @Nullable String quotes,
        @Nullable String callbackData,
        Instant at,
        Tick tick,
        boolean shown,
        @Nullable String error) {

    /** What a customer writes. */
    static Bubble of(ConversationKey chat, String kind, String text, @Nullable Enclosure file, Instant at) {
        return new Bubble(Memory.newId(), chat, true, kind, text, file, null, null, at, Tick.WAITING, true, null);
    }

    /** What stands for it in one line. */
    String words() {
        if (file == null || !text.isEmpty()) return text;
        return file.name() == null ? "[" + kind + "]" : file.name();
    }

    Bubble reaches(Tick next) {
        var further = next.compareTo(tick) > 0 ? next : tick;
        return new Bubble(id, chat, mine, kind, text, file, quotes, callbackData, at, further, shown, error);
    }

    Bubble seen() {
        return new Bubble(id, chat, mine, kind, text, file, quotes, callbackData, at, tick, true, error);
    }

    Bubble fails(String why) {
        return new Bubble(id, chat, mine, kind, text, file, quotes, callbackData, at, Tick.FAILED, shown, why);
    }
}
