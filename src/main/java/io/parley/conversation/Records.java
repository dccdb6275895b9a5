package io.parley.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The archive: what was said and what happened. */
public interface Records {

    /** The conversation as it stands, its row locked until the transaction ends. */
    Optional<Conversation> lock(ConversationKey key);

    /** The conversation to which this id of a customer's led at that time, its row locked until the transaction ends. */
    Optional<Conversation> lock(PhoneNumberId number, String customerId, Instant at);

    /**
     * A message of somebody who has not written to this node lately: their conversation, its row locked; or a new one with
     * their ids and this message, which is written already, where none of the ids was ever known. None where an id is known
     * and does not lead there any more.
     *
     * @param begun the conversation, should it be a new one
     * @param nobodys ids that nobody may have for that
     * @throws Duplicate if the sender is nobody's, and the message is there already
     */
    Optional<Arrival> arrive(InboundMessage message, Conversation begun, Set<String> nobodys);

    /**
     * A new conversation's row, once it stands somewhere, and how it came there; loses to whoever begins the same one
     * first, and is then tried again.
     */
    void begin(Conversation conversation, List<Transition> moves);

    /** The row as the transaction leaves it, and where it went meanwhile. */
    void save(Conversation conversation, List<Transition> moves);

    default void save(Conversation conversation) {
        save(conversation, List.of());
    }

    /**
     * Adds a line to the transcript; false where its number has a message of that id already.
     *
     * @param introduced the conversation, where this message is the first to tell its customer's name or number
     */
    boolean add(Message message, @Nullable Conversation introduced);

    /**
     * Adds a customer's line and leaves its conversation's row as what it becomes by that; neither where its number has a
     * message of that id already, and then false.
     *
     * @param message in the conversation that is its sender's
     */
    boolean add(InboundMessage message, @Nullable Conversation introduced, Conversation becomes);

    /** The sender's conversation as it was when they last wrote to this node; much may have happened to it since. */
    Optional<Recalled> recalled(InboundMessage message);

    /**
     * The same without having locked the row: where the conversation is not any more what was recalled, nothing is done and
     * nothing returned.
     */
    Optional<Boolean> add(
            Recalled recalled, InboundMessage message, @Nullable Conversation introduced, Conversation becomes);

    /** The same for a message that moves the conversation: its row is locked, and stays what was recalled until it is saved. */
    Optional<Boolean> add(Recalled recalled, InboundMessage message, @Nullable Conversation introduced);

    default boolean add(Message message) {
        return add(message, null);
    }

    Optional<Conversation> find(ConversationKey key);

    Optional<Message> message(PhoneNumberId number, String id);

    /** The message that WhatsApp calls by this id: a customer's, or a reply of ours. */
    Optional<Message> called(PhoneNumberId number, String wamid);

    Page<Conversation> conversations(ConversationQuery query);

    /** What a query's text finds: customers first, then messages, the newest first. */
    Page<Found> search(ConversationQuery query);

    /** The transcript, oldest first. */
    Page<Message> messages(ConversationKey key, PageRequest page);

    /** How many conversations a query finds, counted no further than this. */
    int count(ConversationQuery query, int atMost);

    /** Those of these conversations whose last reply did not get through, or may not have. */
    Set<ConversationKey> undelivered(Collection<ConversationKey> keys);

    /** What was said and what happened, the newest first. */
    Page<Entry> timeline(ConversationKey key, PageRequest page);

    /** The audit, oldest first. */
    Page<Transition> history(ConversationKey key, PageRequest page);
}
