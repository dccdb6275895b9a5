package io.parley.inbox.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer is written, or why none can be.
 *
 * @param sentence why there is no box, in the rules' own words; null where somebody else has the conversation
 * @param holder who has the conversation, where that is why
 * @param since since when they have it
 */
record Composer(
        Mode mode,
        @Nullable String sentence,
        @Nullable String holder,
        @Nullable Instant since) {

    enum Mode {
        /** A box for a text and a file. */
        REPLY,
        /** The same, for a supervisor who takes the conversation over with it. */
        TAKE_OVER,
        /** The list of templates: WhatsApp takes nothing else now. */
        TEMPLATE,
        /** A sentence. */
        NONE
    }
}
