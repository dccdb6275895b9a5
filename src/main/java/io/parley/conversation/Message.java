package io.parley.conversation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line of the transcript.
 *
 * @param id WhatsApp's id of an inbound message, the caller's id of a reply
 * @param at the second in which it was sent, by WhatsApp's clock for inbound messages
 * @param by the person who wrote a reply; null for the customer, and for a colleague who wrote it on the phone
 * @param status how far a reply has come ({@link MessageStatus#id}); null for inbound messages
 * @param error why it was not delivered, in words
 * @param campaign the campaign it answers (R15)
 */
public record Message(
        ConversationKey conversation,
        String id,
        Direction direction,
        Content content,
        Instant at,
        @Nullable String by,
        @Nullable String status,
        @Nullable String error,
        @Nullable String campaign)
        implements Entry {

    /** WhatsApp counts in seconds: within one second, whatever arrived first comes first. */
    public Message {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    public enum Direction {
        IN,
        OUT
    }

    public String kind() {
        return content.kind();
    }

    public String text() {
        return content.text();
    }

    public static Message from(InboundMessage message) {
        return new Message(
                message.conversation(),
                message.id(),
                Direction.IN,
                message.content(),
                message.sentAt(),
                null,
                null,
                null,
                message.campaign());
    }

    /** What was sent by the phone is sent already. */
    public static Message from(Echo echo, ConversationKey conversation) {
        return new Message(
                conversation,
                echo.id(),
                Direction.OUT,
                echo.content(),
                echo.sentAt(),
                null,
                MessageStatus.SENT.id(),
                null,
                null);
    }

    /** Whether a colleague sent it from the WhatsApp Business app. */
    public boolean isByPhone() {
        return direction == Direction.OUT && by == null;
    }

    /** A reply as it is stored: queued, for nobody may claim that it was sent. */
    public static Message queued(ConversationKey conversation, Reply reply, String by, Instant at) {
        return new Message(
                conversation,
                reply.id(),
                Direction.OUT,
                reply.content(),
                at,
                by,
                MessageStatus.QUEUED.id(),
                null,
                null);
    }
}
