package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer sent, as every way in hands it over.
 *
 * @param conversation where it goes if the customer is new; else {@link Recognition} finds where
 * @param customer by which ids its sender is told
 * @param becomes their ids from now on, where it is the notice that these have changed
 * @param id WhatsApp's message id, unique on its number: the same id twice is one message
 * @param sentAt WhatsApp's own timestamp, the business time
 * @param campaign the campaign it answers (R15)
 * @param counts whether it is a message of the customer's own (R1, R2, R8, R12); a reaction, an edit, a deletion, a
 *     system notice or a group message is recorded and changes neither state nor clock
 */
public record InboundMessage(
        ConversationKey conversation,
        Customer customer,
        @Nullable Customer becomes,
        String id,
        @Nullable String customerName,
        Content content,
        Instant sentAt,
        @Nullable String campaign,
        boolean counts) {

    public static final int LONGEST_ID = 255;
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_CAMPAIGN = 255;

    public InboundMessage {
        if (id.isBlank() || id.length() > LONGEST_ID)
            throw new Invalid("id", "A message's id has 1 to " + LONGEST_ID + " characters");
        if (!PlainText.isPlain(id)) throw new Invalid("id", "A message's id has no control characters");
        if (customerName != null && customerName.length() > LONGEST_NAME)
            throw new Invalid("name", "A name has " + LONGEST_NAME + " characters at most");
        if (campaign != null && (campaign.length() > LONGEST_CAMPAIGN || !PlainText.isPlain(campaign)))
            throw new Invalid("campaign", "A campaign has " + LONGEST_CAMPAIGN + " readable characters at most");
        if (sentAt.isBefore(Instant.EPOCH)) throw new Invalid("sentAt", "This message would be older than 1970");
        customerName = customerName == null ? null : PlainText.of(customerName);
    }

    /** Sent by the customer that the key names. */
    public InboundMessage(
            ConversationKey conversation,
            String id,
            @Nullable String customerName,
            Content content,
            Instant sentAt,
            @Nullable String campaign,
            boolean counts) {
        this(
                conversation,
                Customer.of(conversation.customer()),
                null,
                id,
                customerName,
                content,
                sentAt,
                campaign,
                counts);
    }

    /** The same message, in the conversation that is its sender's. */
    InboundMessage in(ConversationKey key) {
        return new InboundMessage(key, customer, becomes, id, customerName, content, sentAt, campaign, counts);
    }

    /** A text of the customer's own, as every way in but WhatsApp's brings it: 1 to 4096 characters that can be read. */
    public static InboundMessage text(
            ConversationKey conversation,
            String id,
            @Nullable String customerName,
            String text,
            Instant sentAt,
            @Nullable String campaign) {
        var message = new InboundMessage(conversation, id, customerName, Content.text(text), sentAt, campaign, true);
        if (message.text().isBlank()) throw new Invalid("text", "text has nothing that can be read");
        if (message.text().length() > Reply.LONGEST_TEXT)
            throw new Invalid("text", "WhatsApp takes 4096 characters at most");
        return message;
    }

    public String kind() {
        return content.kind();
    }

    public String text() {
        return content.text();
    }

    /** The same message, about another one by the id that the transcript has for it. */
    public InboundMessage quoting(String message) {
        return new InboundMessage(
                conversation, customer, becomes, id, customerName, content.quoting(message), sentAt, campaign, counts);
    }

    /** The same message, an answer to that campaign (R15). */
    InboundMessage answering(String campaign) {
        return new InboundMessage(conversation, customer, becomes, id, customerName, content, sentAt, campaign, counts);
    }

    /** The same message, sent at another time. */
    public InboundMessage sentAt(Instant instant) {
        return new InboundMessage(
                conversation, customer, becomes, id, customerName, content, instant, campaign, counts);
    }

    /** A sender's clock may run ahead; the business time of a message is never later than its arrival. */
    public InboundMessage arrivedAt(Instant now) {
        return sentAt.isAfter(now) ? sentAt(now) : this;
    }
}
