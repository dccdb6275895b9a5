package io.parley.conversation;

import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.SecurityEvent.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Where owners and admins see to what a customer may ask of whoever has their data: a copy of it, and that it is gone.
 * Both are about all conversations of one account with the customer, by their phone number and WhatsApp's id of them.
 */
public final class PrivacyDesk {

    private final Conversations conversations;
    private final Records records;
    private final Erasure erasure;
    private final Lifecycle lifecycle;
    private final SecurityLog log;
    private final News news;
    private final Transactions transactions;
    private final Clock clock;

    public PrivacyDesk(
            Conversations conversations,
            Records records,
            Erasure erasure,
            Lifecycle lifecycle,
            SecurityLog log,
            News news,
            Transactions transactions,
            Clock clock) {
        this.conversations = conversations;
        this.records = records;
        this.erasure = erasure;
        this.lifecycle = lifecycle;
        this.log = log;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The conversations that a copy or an erasure would be about.
     *
     * @throws Forbidden for everybody but owners and admins
     */
    public List<Conversation> about(Person person, ConversationKey key) {
        return ofSameCustomer(keptBy(person, key));
    }

    /**
     * The conversations whose content is to be handed out; that somebody asked for it is written down.
     *
     * @throws Forbidden for everybody but owners and admins
     */
    public List<Conversation> export(Person person, ConversationKey key) {
        var conversation = keptBy(person, key);
        var all = ofSameCustomer(conversation);
        note(Kind.CUSTOMER_EXPORTED, person, conversation);
        return all;
    }

    /**
     * Ends and removes the customer's conversations, all or none. Whatever the customer writes afterwards begins a new one.
     *
     * @return how many
     * @throws Forbidden for everybody but owners and admins
     */
    public int erase(Person person, ConversationKey key) {
        var conversation = keptBy(person, key);
        return transactions.inOne(() -> {
            var erased = ofSameCustomer(conversation).stream()
                    .map(Conversation::key)
                    .sorted(Comparator.comparing(ConversationKey::toString))
                    .filter(this::erase)
                    .count();
            note(Kind.CUSTOMER_ERASED, person, conversation);
            return (int) erased;
        });
    }

    private boolean erase(ConversationKey key) {
        var locked = records.lock(key);
        locked.ifPresent(conversation -> {
            lifecycle.end(conversation);
            erasure.erase(conversation);
            news.tell(Change.of(key, What.STANDING));
        });
        return locked.isPresent();
    }

    /** By any id to the next, but never to somebody of whom WhatsApp says another one: phones change hands. */
    private List<Conversation> ofSameCustomer(Conversation first) {
        var theirs = new ArrayList<>(List.of(first));
        for (var index = 0; index < theirs.size(); index++)
            for (var key : erasure.sharingAnId(theirs.get(index)))
                records.find(key)
                        .filter(it -> theirs.stream().noneMatch(known -> isToBeLeft(known, it)))
                        .ifPresent(theirs::add);
        return theirs;
    }

    private static boolean isToBeLeft(Conversation known, Conversation found) {
        return known.key().equals(found.key()) || known.customer().contradicts(found.customer());
    }

    private Conversation keptBy(Person person, ConversationKey key) {
        var conversation = conversations.find(person, key);
        if (!person.role().administers())
            throw new Forbidden("Only owners and admins export or erase what is kept of a customer");
        return conversation;
    }

    /** Never of whom: that would be the last thing that is kept of them. */
    private void note(Kind kind, Person person, Conversation conversation) {
        var number = conversation.key().number().value();
        log.note(new SecurityEvent(clock.instant(), kind, person.id(), null, null, number), Set.of(conversation.ban()));
    }
}
