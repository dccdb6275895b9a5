package io.parley.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends what waits. Every step is written down for good before the next one: a message is marked before it is written to
 * WhatsApp, so that after a crash in between nobody knows what became of it, and it is never sent twice.
 */
public final class Deliveries {

    /** How long a number that cannot send is left alone. */
    private static final Duration PAUSE = Duration.ofMinutes(4);

    public static final String WINDOW_OVER =
            "Not sent: the customer last wrote more than 24 hours ago, and WhatsApp takes no replies then.";
    private static final String NO_ANSWER = "No answer from WhatsApp: waiting to hear whether it was sent.";
    private static final String MAY_NOT = "May not have been sent: send again?";

    private static final Outcome NOTHING_TO_SEND = new Outcome.Accepted("", Customer.NOBODY);

    private final Records records;
    private final Recognition recognition;
    private final Outbox outbox;
    private final Reports reports;
    private final Pauses pauses;
    private final Sender sender;
    private final Transactions transactions;
    private final Clock clock;

    public Deliveries(
            Records records,
            Recognition recognition,
            Outbox outbox,
            Reports reports,
            Pauses pauses,
            Sender sender,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.recognition = recognition;
        this.outbox = outbox;
        this.reports = reports;
        this.pauses = pauses;
        this.sender = sender;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What sending begins with: a message that is marked, or an outcome without anything to send. */
    private sealed interface Start {

        record With(Outgoing message) implements Start {}

        record Over(Outcome outcome) implements Start {}
    }

    /** Sends the oldest message of a conversation that waits; accepted, where none does. */
    public Outcome sendNext(ConversationKey key) {
        var start = transactions.apart(() -> start(key));
        if (start instanceof Start.Over over) return over.outcome();
        var message = ((Start.With) start).message();
        var sentAt = clock.instant();
        var outcome = sender.send(message);
        transactions.apart(() -> note(message, outcome, sentAt));
        if (outcome instanceof Outcome.Accepted accepted) catchUp(message, accepted.wamid());
        return outcome;
    }

    private Start start(ConversationKey key) {
        var begun = outbox.begun(key);
        if (begun.isPresent()) {
            note(begun.get(), new Outcome.Unclear(), clock.instant());
            return new Start.Over(new Outcome.Unclear());
        }
        var next = outbox.next(key);
        if (next.isEmpty()) return new Start.Over(NOTHING_TO_SEND);
        return start(key, next.get());
    }

    private Start start(ConversationKey key, Outgoing message) {
        var now = clock.instant();
        if (!message.content().isTemplate() && records.find(key).orElseThrow().isReplyWindowOver(now)) {
            outbox.becomes(message, MessageStatus.FAILED, WINDOW_OVER);
            return new Start.Over(new Outcome.Refused(WINDOW_OVER, false));
        }
        var pause = pauses.all().stream()
                .filter(it -> it.concerns(key.number(), now))
                .findFirst();
        if (pause.isPresent()) return new Start.Over(pause.get().outcome(now));
        if (!outbox.begin(message, now)) return new Start.Over(NOTHING_TO_SEND);
        return new Start.With(message.begun());
    }

    private Outcome note(Outgoing message, Outcome outcome, Instant sentAt) {
        var number = message.conversation().number();
        var now = clock.instant();
        if (outcome instanceof Outcome.Accepted accepted) {
            outbox.named(message, accepted.wamid());
            outbox.becomes(message, MessageStatus.ACCEPTED, null);
            if (!message.to().tells(accepted.recipient())) learn(message.conversation(), accepted.recipient());
            pauses.resume(number, now);
        } else if (outcome instanceof Outcome.Refused refused) {
            outbox.becomes(message, MessageStatus.FAILED, refused.words());
            if (refused.closesWindow()) closeWindow(message.conversation(), sentAt);
        } else if (outcome instanceof Outcome.Later later) {
            outbox.putBack(message, later.words());
            if (later.wholeNumber())
                pauses.pause(new Pause(number, now, now.plus(later.pause()), false, later.words()));
        } else if (outcome instanceof Outcome.NumberPaused paused) {
            outbox.putBack(message, paused.words());
            pauses.pause(new Pause(number, now, now.plus(PAUSE), true, paused.words()));
        } else {
            outbox.becomes(message, MessageStatus.UNKNOWN, NO_ANSWER);
        }
        return outcome;
    }

    private void learn(ConversationKey key, Customer recipient) {
        records.lock(key).ifPresent(conversation -> recognition.learn(conversation, recipient));
    }

    private void closeWindow(ConversationKey key, Instant sentAt) {
        records.lock(key);
        outbox.closeWindow(key, sentAt);
    }

    /** What was reported of the message before its id was stored. */
    private void catchUp(Outgoing message, String wamid) {
        transactions.apart(() -> {
            reports.early(message.conversation().number(), wamid)
                    .forEach(report -> outbox.becomes(message, report.status(), report.error()));
            return wamid;
        });
    }

    /** Whether anything waits, with the conversation's row locked: until the transaction ends, no reply is added. */
    public boolean anotherWaits(ConversationKey key) {
        records.lock(key);
        return outbox.next(key).isPresent();
    }

    /** Nothing was heard of a message: asks the agent, and sends nothing. */
    public void askToSendAgain(ConversationKey key) {
        outbox.ask(key, MAY_NOT);
    }
}
