package io.parley.conversation;

/** The runs of the delivery diagram: at most one per conversation. */
public interface DeliveryRuns {

    /** What became of a message is known now; whoever waits for that goes on. */
    void known(ConversationKey key);
}
