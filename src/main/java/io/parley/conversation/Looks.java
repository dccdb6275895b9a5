package io.parley.conversation;

import java.util.Optional;

/** Up to which message each conversation has been read. */
public interface Looks {

    /** The id of the customer's newest message that came through WhatsApp. */
    Optional<String> newest(ConversationKey key);

    /** Notes that somebody looked; false where this message was noted already, by whomever. */
    boolean first(ConversationKey key, String message);
}
