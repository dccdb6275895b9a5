package io.parley.conversation;

import io.parley.conversation.Conversations.Receipt;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes customers' messages in, each in a transaction of its own. */
public final class Reception {

    private final Records records;
    private final Recognition recognition;
    private final Quotations quotations;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public Reception(
            Records records,
            Recognition recognition,
            Quotations quotations,
            Lifecycle lifecycle,
            Directory directory,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.recognition = recognition;
        this.quotations = quotations;
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
        var receipt = orDuplicate(() -> receive(number, heard));
        quotations.lookAgain(heard);
        return receipt;
    }

    /** The same message twice is taken in once, also where Parley sent it itself. */
    Receipt receive(Echo echo) {
        numberOf(echo.conversation());
        return transactions.inOne(() -> note(echo));
    }

    private static Receipt orDuplicate(Supplier<Receipt> work) {
        try {
            return work.get();
        } catch (Duplicate nothingToDo) {
            return Receipt.DUPLICATE;
        }
    }

    private Receipt note(Echo echo) {
        var number = echo.conversation().number();
        var theirs = recognition.find(number, echo.to(), echo.sentAt());
        if (records.called(number, echo.id()).isPresent()) return Receipt.DUPLICATE;
        var message = Message.from(echo, theirs.map(Conversation::key).orElse(echo.conversation()));
        if (!records.add(message)) return Receipt.DUPLICATE;
        theirs.ifPresent(conversation -> records.save(conversation.answering(message)));
        return Receipt.NEW;
    }

    private Receipt receive(BusinessNumber number, InboundMessage message) {
        if (message.content().standsAlone())
            return transactions
                    .atOnce(() -> quickly(message))
                    .orElseGet(() -> transactions.inOne(() -> carefully(number, message)));
        return transactions.inOne(() -> {
            var whole = quotations.recognise(message);
            return quickly(whole).orElseGet(() -> carefully(number, whole));
        });
    }

    /** Somebody who has just written writes again: nearly always nothing has happened in between. One statement at most. */
    private Optional<Receipt> quickly(InboundMessage message) {
        if (!message.counts()) return Optional.empty();
        return recalled(message)
                .flatMap(theirs -> add(theirs, message.in(theirs.conversation().key())));
    }

    private Optional<Receipt> add(Recalled theirs, InboundMessage here) {
        var introduced = theirs.conversation().introducedBy(here).orElse(null);
        return lifecycle
                .quietly(theirs.conversation(), here)
                .flatMap(becomes -> records.add(theirs, here, introduced, becomes))
                .map(Reception::receipt);
    }

    private Receipt carefully(BusinessNumber number, InboundMessage message) {
        if (!message.counts()) return notice(number, message);
        return moving(message).orElseGet(() -> arriving(number, message));
    }

    private Receipt arriving(BusinessNumber number, InboundMessage message) {
        var arrival = recognition.arrive(message, number.ban());
        var theirs = arrival.conversation();
        var here = message.in(theirs.key());
        if (!arrival.isWritten()) {
            var introduced = theirs.introducedBy(here).orElse(null);
            var becomes = lifecycle.quietly(theirs, here);
            if (becomes.isPresent()) return receipt(records.add(here, introduced, becomes.get()));
            if (!records.add(Message.from(here), introduced)) return duplicate(theirs);
        }
        lifecycle.customerWrote(theirs, here);
        return Receipt.NEW;
    }

    /** Somebody of whom this node has heard writes what the diagram has to be told, a customer who comes back most of all. */
    private Optional<Receipt> moving(InboundMessage message) {
        return recalled(message).flatMap(theirs -> {
            var conversation = theirs.conversation();
            var here = message.in(conversation.key());
            if (lifecycle.quietly(conversation, here).isPresent()) return Optional.empty();
            var introduced = conversation.introducedBy(here).orElse(null);
            var added = records.add(theirs, here, introduced);
            if (added.orElse(false)) lifecycle.customerWrote(conversation, here);
            return added.map(Reception::receipt);
        });
    }

    private Optional<Recalled> recalled(InboundMessage message) {
        return records.recalled(message)
                .filter(theirs -> theirs.conversation().customer().tells(message.customer()));
    }

    private static Receipt receipt(boolean isNew) {
        return isNew ? Receipt.NEW : Receipt.DUPLICATE;
    }

    /** What was begun for a message that is there already is undone. */
    private static Receipt duplicate(Conversation theirs) {
        if (theirs.standing() == null) throw new Duplicate();
        return Receipt.DUPLICATE;
    }

    private Receipt notice(BusinessNumber number, InboundMessage notice) {
        var theirs = recognition.find(number.id(), notice.customer(), notice.sentAt());
        var here = theirs.map(it -> notice.in(it.key())).orElse(notice);
        var introduced = theirs.flatMap(it -> it.introducedBy(here)).orElse(null);
        if (!records.add(Message.from(here), introduced)) return Receipt.DUPLICATE;
        theirs.ifPresent(it -> note(it, here));
        return Receipt.NEW;
    }

    /** The conversation with a customer to whom somebody of the number's account writes, or a new one. */
    Conversation conversationWith(Person person, ConversationKey key) {
        var ban = directory
                .number(key.number())
                .map(BusinessNumber::ban)
                .filter(person::belongsTo)
                .orElseThrow(() -> new Unknown("None of your accounts has this number"));
        return recognition.findOrBegin(key, ban, Customer.of(key.customer()), clock.instant());
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
