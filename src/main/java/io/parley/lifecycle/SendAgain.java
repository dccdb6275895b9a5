package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import io.parley.conversation.DeliveryRuns;
import io.parley.conversation.Message;
import io.parley.conversation.Outbox;
import io.parley.conversation.Records;
import io.parley.conversation.Refusal;
import io.parley.conversation.Unknown;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Has a reply delivered once more, for somebody who may reply. */
@Component
class SendAgain {

    private final Records records;
    private final Outbox outbox;
    private final DeliveryRuns deliveries;

    SendAgain(Records records, Outbox outbox, DeliveryRuns deliveries) {
        this.records = records;
        this.outbox = outbox;
        this.deliveries = deliveries;
    }

    void of(Book book, String messageId) {
        var conversation = book.conversation();
        var message = records.message(conversation.key().number(), messageId)
                .filter(it -> it.conversation().equals(conversation.key()))
                .orElseThrow(() -> new Unknown("There is no such message"));
        requireWindow(book, message);
        if (book.isIn(OPEN)) throw refusal(book, "Nobody has this conversation: reply to it instead.");
        if (!outbox.sendAgain(conversation.key(), messageId))
            throw refusal(book, "Only what failed, or may not have been sent, is sent again.");
        deliveries.begin(conversation);
    }

    private static void requireWindow(Book book, Message message) {
        var now = ClockUtil.getCurrentTime().toInstant();
        ReplyWindow.refusal(book.conversation(), message.content(), now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static Refusal refusal(Book book, String why) {
        var standing = book.conversation().stands();
        return new Refusal(Refusal.Because.STATE, "sendAgain", why, standing.state(), standing.assignee());
    }
}
