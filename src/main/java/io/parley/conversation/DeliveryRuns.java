package io.parley.conversation;

/** The runs of the delivery diagram: at most one per conversation. */
public interface DeliveryRuns {

    /** Begins one, unless one runs; the conversation's row is locked. */
    void begin(Conversation conversation);

    /** What became of a message is known now; whoever waits for that goes on. */
    void known(ConversationKey key);
}
