package io.parley.conversation;

/**
 * What a customer sees of an agent's attention: blue ticks, and that somebody is typing. Only who may reply leaves these
 * traces; whoever only looks on leaves none.
 */
public final class Attention {

    private final Conversations conversations;
    private final Looks looks;
    private final ReadReceipts receipts;

    public Attention(Conversations conversations, Looks looks, ReadReceipts receipts) {
        this.conversations = conversations;
        this.looks = looks;
        this.receipts = receipts;
    }

    /**
     * A person has the conversation before them: what the customer wrote is read, which WhatsApp is told once.
     *
     * @throws Unknown if they may not see it
     */
    public void reads(Person person, ConversationKey key) {
        if (!mayReply(person, key)) return;
        looks.newest(key)
                .filter(message -> looks.first(key, message))
                .ifPresent(message -> receipts.read(key.number(), message));
    }

    /**
     * A person is typing a reply, which the customer sees for up to 25 seconds; it also reads.
     *
     * @throws Unknown if they may not see it
     */
    public void types(Person person, ConversationKey key) {
        if (!mayReply(person, key)) return;
        looks.newest(key).ifPresent(message -> {
            looks.first(key, message);
            receipts.typing(key.number(), message);
        });
    }

    private boolean mayReply(Person person, ConversationKey key) {
        return conversations.wouldRefuse(person, conversations.find(person, key), Action.REPLY) == null;
    }
}
