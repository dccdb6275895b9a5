package io.parley.conversation;

import java.time.Instant;

/**
 * What a campaign tool sent from one of our numbers; it is never shown in the inbox (R14).
 *
 * @param id WhatsApp's id of it, which answers quote
 * @param customer to whom, as the tool knows them
 * @param campaign the name that answers are shown with (R15)
 */
public record CampaignMessage(PhoneNumberId number, String id, String customer, String campaign, Instant sentAt) {

    public CampaignMessage {
        if (id.isBlank() || id.length() > InboundMessage.LONGEST_ID || !PlainText.isPlain(id))
            throw new Invalid("id", "A message's id has 1 to 255 characters that can be read");
        if (customer.isBlank() || customer.length() > ConversationKey.LONGEST_CUSTOMER || !PlainText.isPlain(customer))
            throw new Invalid("customer", "A customer's id has 1 to 140 characters that can be read");
        if (campaign.isBlank() || campaign.length() > InboundMessage.LONGEST_CAMPAIGN || !PlainText.isPlain(campaign))
            throw new Invalid("campaign", "A campaign has 1 to 255 characters that can be read");
        if (sentAt.isBefore(Instant.EPOCH)) throw new Invalid("sentAt", "This message would be older than 1970");
    }

    /** Without whom it went to. */
    @Override
    public String toString() {
        return "CampaignMessage[" + campaign + "]";
    }
}
