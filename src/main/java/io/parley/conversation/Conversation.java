package io.parley.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One customer on one business number, as it stands now.
 *
 * @param customer by which ids the customer is known now: where replies go
 * @param standing where it stands; null only between its first message and the engine's first word
 * @param customerWroteAt the customer's latest message, by WhatsApp's clock
 * @param windowClosedAt when WhatsApp last said that the reply window is over
 * @param unanswered how many messages the customer has sent since the last reply
 */
public record Conversation(
        ConversationKey key,
        String ban,
        Customer customer,
        @Nullable String customerName,
        @Nullable Standing standing,
        @Nullable LastMessage lastMessage,
        @Nullable Instant customerWroteAt,
        @Nullable Instant windowClosedAt,
        int unanswered) {

    /** WhatsApp's customer service window, from the customer's last message on. */
    private static final Duration REPLY_WINDOW = Duration.ofHours(24);

    public static Conversation begun(ConversationKey key, String ban, Customer customer) {
        return new Conversation(key, ban, customer, null, null, null, null, null, 0);
    }

    /** Where it stands; every conversation that has been committed stands somewhere. */
    public Standing stands() {
        if (standing == null) throw new IllegalStateException("Conversation has not begun");
        return standing;
    }

    /** What people call the customer: by name, else the name they gave themselves, else their number. */
    public String customerShown() {
        return Stream.of(customerName, customer.username(), phoneShown())
                .filter(it -> it != null && !it.isBlank())
                .findFirst()
                .orElse(key.customer());
    }

    private @Nullable String phoneShown() {
        return customer.phone() == null ? null : "+" + customer.phone().replaceFirst("^\\+", "");
    }

    public Conversation with(Standing standing) {
        return new Conversation(
                key, ban, customer, customerName, standing, lastMessage, customerWroteAt, windowClosedAt, unanswered);
    }

    Conversation knowing(Customer now) {
        return new Conversation(
                key, ban, now, customerName, standing, lastMessage, customerWroteAt, windowClosedAt, unanswered);
    }

    /** As its customer is called after a message that is the first one, or tells a name or an id that is new. */
    public Optional<Conversation> introducedBy(InboundMessage message) {
        var becomes = message.becomes();
        var told = message.customer().or(customer);
        var now = knowing(becomes == null ? told : becomes.or(told)).hearing(message);
        var isNew =
                standing == null || !now.customer.equals(customer) || !Objects.equals(now.customerName, customerName);
        return isNew ? Optional.of(now) : Optional.empty();
    }

    boolean hasWrittenSince(Instant instant) {
        return customerWroteAt != null && customerWroteAt.isAfter(instant);
    }

    /** With a message that the customer sent; late ones never turn the clock back. */
    public Conversation hearing(InboundMessage message) {
        var name = message.customerName() == null ? customerName : message.customerName();
        var wroteAt = message.counts() ? later(customerWroteAt, message.sentAt()) : customerWroteAt;
        var waiting = message.counts() && !isAnswered(message.sentAt()) ? unanswered + 1 : unanswered;
        return new Conversation(
                key, ban, customer, name, standing, newest(Message.from(message)), wroteAt, windowClosedAt, waiting);
    }

    public Conversation answering(Message reply) {
        return new Conversation(
                key, ban, customer, customerName, standing, newest(reply), customerWroteAt, windowClosedAt, 0);
    }

    /** A message that was late may have been answered before it came. */
    private boolean isAnswered(Instant sentAt) {
        return lastMessage != null
                && lastMessage.direction() == Message.Direction.OUT
                && sentAt.isBefore(lastMessage.at());
    }

    /** Until when WhatsApp takes free replies; what WhatsApp says counts more than our clock. */
    public @Nullable Instant replyWindowEndsAt() {
        if (customerWroteAt == null) return null;
        var ends = customerWroteAt.plus(REPLY_WINDOW);
        var closed = windowClosedAt;
        return closed != null && !closed.isBefore(customerWroteAt) && closed.isBefore(ends) ? closed : ends;
    }

    public boolean isReplyWindowOver(Instant now) {
        var ends = replyWindowEndsAt();
        return ends == null || !ends.isAfter(now);
    }

    private LastMessage newest(Message message) {
        return lastMessage != null && lastMessage.at().isAfter(message.at()) ? lastMessage : LastMessage.of(message);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}
