package io.parley.conversation;

import java.util.List;

/** All that the archive has of a customer, wherever it stands. */
public interface Erasure {

    /** The conversations of this account's whose customer has the phone number or WhatsApp's id of this one's. */
    List<ConversationKey> sharingAnId(Conversation conversation);

    /** Every id that leads, or led, to the conversation. */
    List<Alias> aliases(Conversation conversation);

    /** What campaigns sent to them from this conversation's number. */
    List<CampaignMessage> campaigns(Conversation conversation);

    /** What could not be processed and names them. */
    List<DeadLetter> letters(Conversation conversation);

    /** Removes all of it for good, files included, in the transaction that holds the conversation's row. */
    void erase(Conversation conversation);
}
