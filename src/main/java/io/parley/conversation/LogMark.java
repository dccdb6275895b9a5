package io.parley.conversation;

import java.util.function.Supplier;

/** Marks what this thread logs with the conversation it works on: never with its key, and always the same one alike. */
public interface LogMark {

    <T> T during(ConversationKey key, Supplier<T> work);

    /** From here on, until the transaction is over. */
    void untilDone(ConversationKey key);
}
