package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer on one business number, as it stands now.
 *
 * @param standing where it stands; null only between its first message and the engine's first word
 * @param customerWroteAt the customer's latest message, by WhatsApp's clock
 */
public record Conversation(
        ConversationKey key,
        String ban,
        @Nullable String customerName,
        @Nullable Standing standing,
        @Nullable LastMessage lastMessage,
        @Nullable Instant customerWroteAt) {

    public static Conversation begun(ConversationKey key, String ban) {
        return new Conversation(key, ban, null, null, null, null);
    }

    /** Where it stands; every conversation that has been committed stands somewhere. */
    public Standing stands() {
        if (standing == null) throw new IllegalStateException("Conversation has not begun");
        return standing;
    }

    public Conversation with(Standing standing) {
        return new Conversation(key, ban, customerName, standing, lastMessage, customerWroteAt);
    }

    /** With a message that the customer sent; late ones never turn the clock back. */
    public Conversation hearing(InboundMessage message) {
        var name = message.customerName() == null ? customerName : message.customerName();
        var wroteAt = message.counts() ? later(customerWroteAt, message.sentAt()) : customerWroteAt;
        return new Conversation(key, ban, name, standing, newest(Message.from(message)), wroteAt);
    }

    public Conversation answering(Message reply) {
        return new Conversation(key, ban, customerName, standing, newest(reply), customerWroteAt);
    }

    private LastMessage newest(Message message) {
        return lastMessage != null && lastMessage.at().isAfter(message.at()) ? lastMessage : LastMessage.of(message);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}
