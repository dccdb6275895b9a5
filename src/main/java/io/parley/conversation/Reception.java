package io.parley.conversation;

import io.parley.conversation.Conversations.Receipt;
import java.time.Clock;

/** Takes customers' messages in, each in a transaction of its own. */
final class Reception {

    private final Records records;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    Reception(Records records, Lifecycle lifecycle, Directory directory, Transactions transactions, Clock clock) {
        this.records = records;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A connector brings messages only to the numbers of its own accounts. */
    Receipt receive(Person connector, InboundMessage message) {
        var key = message.conversation();
        if (!connector.belongsTo(numberOf(key).ban())) throw noAccountHas(key);
        return receive(message);
    }

    Receipt receive(InboundMessage message) {
        var number = numberOf(message.conversation());
        var heard = message.arrivedAt(clock.instant());
        return transactions.inOne(() -> receive(number, recognising(heard)));
    }

    private Receipt receive(BusinessNumber number, InboundMessage message) {
        var known = records.lock(message.conversation());
        if (known.isEmpty() && message.counts())
            records.begin(Conversation.begun(message.conversation(), number.ban()));
        if (!records.add(Message.from(message))) return Receipt.DUPLICATE;

        var conversation = known.orElseGet(() -> Conversation.begun(message.conversation(), number.ban()));
        if (message.counts()) lifecycle.customerWrote(conversation, message);
        else known.ifPresent(it -> records.save(it.hearing(message)));
        return Receipt.NEW;
    }

    /** WhatsApp quotes our replies by its own id of them; the transcript by ours. */
    private InboundMessage recognising(InboundMessage message) {
        var quotes = message.content().quotes();
        if (quotes == null) return message;
        return records.called(message.conversation().number(), quotes)
                .map(quoted -> message.quoting(quoted.id()))
                .orElse(message);
    }

    private BusinessNumber numberOf(ConversationKey key) {
        return directory.number(key.number()).orElseThrow(() -> noAccountHas(key));
    }

    private static Unknown noAccountHas(ConversationKey key) {
        return new Unknown("No account has the number " + key.number());
    }
}
