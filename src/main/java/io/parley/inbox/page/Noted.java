package io.parley.inbox.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note between the messages, or in the panel of notes.
 *
 * @param by who wrote it
 * @param noteId its id in the API
 * @param canBeDeleted whether this person may delete it, where it is shown
 */
record Noted(String noteId, Instant at, @Nullable String by, String text, boolean canBeDeleted) implements Line {

    @Override
    public String id() {
        return "n-" + noteId;
    }

    @Override
    public String type() {
        return "noted";
    }
}
