package io.parley.conversation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells those who look that a conversation has changed: once it is so for everybody, and never what is rolled back. */
public interface News {

    void tell(Change change);

    /**
     * What somebody who looks may want to look at again.
     *
     * @param assignee who has the conversation now, where it has changed hands
     * @param by who has done it; null for the customer, the timer and WhatsApp
     */
    record Change(
            ConversationKey conversation,
            What what,
            @Nullable String assignee,
            @Nullable String by) {

        public static Change of(ConversationKey conversation, What what) {
            return new Change(conversation, what, null, null);
        }
    }

    /** What has changed. */
    enum What {
        /** The customer has written. */
        MESSAGE,
        /** One of us has. */
        REPLY,
        /** The state, or who has it. */
        STANDING,
        /** How far a reply has come. */
        STATUS,
        /** A file has come, or cannot be had. */
        FILE,
        /** A note or a tag. */
        NOTE;

        /** The name everywhere outside Java. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
