package io.parley.conversation;

import java.util.List;

/** All that the archive has of a customer, wherever it stands. */
public interface Erasure {

    /** The conversations of this account's with whoever has this one, itself among them. */
    List<ConversationKey> ofSameCustomer(Conversation conversation);

    /** What campaigns sent to them from this conversation's number. */
    List<CampaignMessage> campaigns(Conversation conversation);

    /** What could not be processed and names them. */
    List<DeadLetter> letters(Conversation conversation);

    /** Removes all of it for good, files included, in the transaction that holds the conversation's row. */
    void erase(Conversation conversation);
}
