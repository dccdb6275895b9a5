package io.parley.conversation;

import io.parley.conversation.Conversations.Receipt;
import java.time.Clock;
import java.util.Optional;

/** Takes customers' messages in, each in a transaction of its own. */
final class Reception {

    private final Records records;
    private final Recognition recognition;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    Reception(
            Records records,
            Recognition recognition,
            Lifecycle lifecycle,
            Directory directory,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.recognition = recognition;
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
        var theirs = conversationOf(message, number);
        var here = theirs.map(it -> message.in(it.key())).orElse(message);
        if (!records.add(Message.from(here))) return Receipt.DUPLICATE;

        if (message.counts()) lifecycle.customerWrote(theirs.orElseThrow(), here);
        else theirs.ifPresent(it -> note(it, here));
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

    private Optional<Conversation> conversationOf(InboundMessage message, BusinessNumber number) {
        if (!message.counts()) return recognition.find(number.id(), message.customer(), message.sentAt());
        return Optional.of(
                recognition.findOrBegin(message.conversation(), number.ban(), message.customer(), message.sentAt()));
    }

    /** What changes neither state nor clock. */
    private void note(Conversation conversation, InboundMessage notice) {
        var becomes = notice.becomes();
        var known = becomes == null
                ? conversation
                : recognition.changes(conversation, notice.customer(), becomes, notice.sentAt());
        records.save(known.hearing(notice));
    }

    private BusinessNumber numberOf(ConversationKey key) {
        return directory.number(key.number()).orElseThrow(() -> noAccountHas(key));
    }

    private static Unknown noAccountHas(ConversationKey key) {
        return new Unknown("No account has the number " + key.number());
    }
}
