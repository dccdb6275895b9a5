package io.parley.conversation;

import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.SecurityEvent.Kind;
import java.time.Clock;
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
     * The conversations whose content is to be handed out; that somebody asked for it is written down.
     *
     * @throws Forbidden for everybody but owners and admins
     */
    public List<Conversation> export(Person person, ConversationKey key) {
        var conversation = keptBy(person, key);
        var all = erasure.ofSameCustomer(conversation).stream()
                .flatMap(it -> records.find(it).stream())
                .toList();
        note(Kind.CUSTOMER_EXPORTED, person, conversation);
        return all;
    }

    /**
     * Ends and removes the customer's conversations, one after the other. Whatever the customer writes afterwards begins a
     * new one.
     *
     * @return how many
     * @throws Forbidden for everybody but owners and admins
     */
    public int erase(Person person, ConversationKey key) {
        var conversation = keptBy(person, key);
        var erased = 0;
        for (var theirs : erasure.ofSameCustomer(conversation)) if (transactions.inOne(() -> erase(theirs))) erased++;
        note(Kind.CUSTOMER_ERASED, person, conversation);
        return erased;
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

    private Conversation keptBy(Person person, ConversationKey key) {
        var conversation = conversations.find(person, key);
        if (person.role() != Role.OWNER && person.role() != Role.ADMIN)
            throw new Forbidden("Only owners and admins export or erase what is kept of a customer");
        return conversation;
    }

    /** Never of whom: that would be the last thing that is kept of them. */
    private void note(Kind kind, Person person, Conversation conversation) {
        var number = conversation.key().number().value();
        log.note(new SecurityEvent(clock.instant(), kind, person.id(), null, null, number), Set.of(conversation.ban()));
    }
}
