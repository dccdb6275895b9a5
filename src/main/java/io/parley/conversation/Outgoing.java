package io.parley.conversation;

/**
 * A reply on its way to the customer.
 *
 * @param to where it goes
 * @param id our own id, which WhatsApp's statuses name
 * @param content what is sent; it quotes by WhatsApp's id
 * @param attempts how often sending it has begun
 */
public record Outgoing(ConversationKey conversation, Customer to, String id, Content content, int attempts) {

    /** The same, with sending begun once more. */
    public Outgoing begun() {
        return new Outgoing(conversation, to, id, content, attempts + 1);
    }

    /** Without what was written. */
    @Override
    public String toString() {
        return "Outgoing[" + id + "]";
    }
}
