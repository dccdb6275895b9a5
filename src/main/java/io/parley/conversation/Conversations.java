package io.parley.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The counter: whatever anybody wants of a conversation, through whichever door, is asked here. */
public final class Conversations {

    private final Records records;
    private final Lifecycle lifecycle;
    private final Transactions transactions;
    private final Reception reception;

    public Conversations(Records records, Lifecycle lifecycle, Transactions transactions, Reception reception) {
        this.records = records;
        this.lifecycle = lifecycle;
        this.transactions = transactions;
        this.reception = reception;
    }

    /** What became of an inbound message. */
    public enum Receipt {
        NEW,
        DUPLICATE
    }

    /**
     * Takes a message in that a connector brings.
     *
     * @throws Unknown if the number belongs to no account of theirs
     */
    public Receipt receive(Person connector, InboundMessage message) {
        return reception.receive(connector, message);
    }

    /**
     * Takes a customer's message in (R1, R2, R8, R12, R15); the same message twice is taken in once.
     *
     * @throws Unknown if the number belongs to no account
     */
    public Receipt receive(InboundMessage message) {
        return reception.receive(message);
    }

    /**
     * Takes in what a colleague sent by the phone.
     *
     * @throws Unknown if the number belongs to no account
     */
    public Receipt receive(Echo echo) {
        return reception.receive(echo);
    }

    /**
     * Replies (R4, R6); the same reply twice is stored once.
     *
     * @return the reply as it is stored
     * @throws Refusal if the rules say no (R6, R13)
     */
    public Message reply(Person person, ConversationKey key, Reply reply) {
        return reply(person, key, reply, () -> {});
    }

    /** @param onceStored what belongs to the reply; done in its transaction, unless the reply was there before */
    Message reply(Person person, ConversationKey key, Reply reply, Runnable onceStored) {
        try {
            return transactions.inOne(() -> {
                var conversation = locked(person, key);
                requireQuoted(key, reply.content().quotes());
                var message = lifecycle.reply(person, conversation, reply);
                onceStored.run();
                return message;
            });
        } catch (Duplicate | Refusal perhapsSaidBefore) {
            return saidBefore(person, key, reply).orElseThrow(() -> perhapsSaidBefore);
        }
    }

    /** Whoever sends a reply again may have lost the conversation since; the reply is stored all the same. */
    private Optional<Message> saidBefore(Person person, ConversationKey key, Reply reply) {
        return transactions.inOne(() -> {
            find(person, key);
            return records.message(key.number(), reply.id()).map(known -> sameReply(known, person, key, reply));
        });
    }

    /**
     * Writes first, with a template (R16, R13); the same first message twice is stored once.
     *
     * @return the conversation, which is theirs now
     * @throws Unknown if the number belongs to none of their accounts
     * @throws Refusal if the rules say no: the customer has a conversation already, or it is closed
     */
    public Conversation start(Person person, ConversationKey key, Reply first) {
        var theirs = transactions.inOne(() -> {
            var conversation = reception.conversationWith(person, key);
            var known = records.message(key.number(), first.id());
            if (known.isPresent()) sameReply(known.get(), person, conversation.key(), first);
            else lifecycle.start(person, conversation, first);
            return conversation.key();
        });
        return find(person, theirs);
    }

    private void requireQuoted(ConversationKey key, @Nullable String quotes) {
        if (quotes == null) return;
        records.message(key.number(), quotes)
                .filter(message -> message.conversation().equals(key))
                .orElseThrow(() -> new Invalid("quotes", "This conversation has no such message"));
    }

    private static Message sameReply(Message known, Person person, ConversationKey key, Reply reply) {
        var same = known.conversation().equals(key)
                && person.id().equals(known.by())
                && known.content().says(reply.content());
        if (!same) throw new Invalid("id", "Another message has this id already");
        return known;
    }

    /**
     * Sends a reply once more that failed, or that may not have been sent.
     *
     * @return the reply as it waits now
     * @throws Refusal if the rules say no, or it was sent
     */
    public Message sendAgain(Person person, ConversationKey key, String messageId) {
        return transactions.inOne(() -> {
            lifecycle.sendAgain(person, locked(person, key), messageId);
            return records.message(key.number(), messageId).orElseThrow();
        });
    }

    /** Picks an open conversation up (R3). */
    public Conversation pickUp(Person person, ConversationKey key) {
        return act(person, key, lifecycle::pickUp);
    }

    /** Puts an open conversation back (R3). */
    public Conversation release(Person person, ConversationKey key) {
        return act(person, key, lifecycle::release);
    }

    /** Assigns (R5), takes over or reassigns (R7). */
    public Conversation assign(Person person, ConversationKey key, String assignee) {
        return act(person, key, (who, conversation) -> lifecycle.assign(who, conversation, assignee));
    }

    /** Marks as resolved (R9, R11). */
    public Conversation resolve(Person person, ConversationKey key) {
        return act(person, key, lifecycle::resolve);
    }

    private Conversation act(Person person, ConversationKey key, BiConsumer<Person, Conversation> deed) {
        transactions.inOne(() -> {
            deed.accept(person, locked(person, key));
            return key;
        });
        return find(person, key);
    }

    /** The conversation, if this person may see it. */
    public Conversation find(Person person, ConversationKey key) {
        return visible(person, records.find(key));
    }

    /** The conversation that has this message, if this person may see it. */
    public Conversation holding(Person person, PhoneNumberId number, String messageId) {
        return visible(person, records.message(number, messageId).flatMap(it -> records.find(it.conversation())));
    }

    /** A page of the conversations this person may see. */
    public Page<Conversation> list(ConversationQuery query) {
        return records.conversations(query);
    }

    /** What a query's text finds: customers first, then messages, the newest first. */
    public Page<Found> search(ConversationQuery query) {
        return records.search(query);
    }

    /** How many conversations a query finds, counted no further than this: near the limit, it is at least so many. */
    public int count(ConversationQuery query, int atMost) {
        return records.count(query, atMost);
    }

    /** Those of these conversations whose last reply did not get through, or may not have. */
    public Set<ConversationKey> undelivered(List<Conversation> of) {
        return records.undelivered(of.stream().map(Conversation::key).toList());
    }

    /** The states in the diagram's order. */
    public List<State> states() {
        return lifecycle.states();
    }

    /** How an element of the diagram is labelled, in the analysts' words; none where there is no such element now. */
    public Optional<String> label(String element) {
        return lifecycle.label(element);
    }

    /** What this person would be told if they tried; null where the rules allow it. */
    public @Nullable Refusal wouldRefuse(Person person, Conversation conversation, Action action) {
        return lifecycle.wouldRefuse(person, conversation, action);
    }

    public Page<Message> messages(Person person, ConversationKey key, PageRequest page) {
        find(person, key);
        return records.messages(key, page);
    }

    /** What was said and what happened, the newest first. */
    public Page<Entry> timeline(Person person, ConversationKey key, PageRequest page) {
        find(person, key);
        return records.timeline(key, page);
    }

    /** A message of a conversation that this person may see. */
    public Optional<Message> message(Person person, ConversationKey key, String id) {
        find(person, key);
        return records.message(key.number(), id).filter(it -> it.conversation().equals(key));
    }

    public Page<Transition> history(Person person, ConversationKey key, PageRequest page) {
        find(person, key);
        return records.history(key, page);
    }

    Conversation locked(Person person, ConversationKey key) {
        return visible(person, records.lock(key));
    }

    private static Conversation visible(Person person, Optional<Conversation> conversation) {
        return conversation
                .filter(it -> person.belongsTo(it.ban()))
                .orElseThrow(() -> new Unknown("There is no such conversation"));
    }
}
