package io.parley.inbox.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in the chat.
 *
 * @param by who of us wrote it; null for the customer and the phone
 * @param quoted what it answers, if that can be told
 * @param place where a location is, as a link to a map; null for all else
 * @param reactions what the two sides made of it
 */
record Said(
        String id,
        Instant at,
        boolean isOurs,
        boolean isByPhone,
        String kind,
        String text,
        @Nullable String by,
        @Nullable Tick tick,
        @Nullable String error,
        @Nullable String campaign,
        @Nullable Quote quoted,
        @Nullable File file,
        @Nullable String place,
        List<Reaction> reactions)
        implements Line {

    /** As much of a message as shows which one is meant. */
    record Quote(@Nullable String id, String text, boolean isOurs) {}

    record Reaction(String emoji, boolean isOurs) {}

    @Override
    public String type() {
        return "said";
    }
}
