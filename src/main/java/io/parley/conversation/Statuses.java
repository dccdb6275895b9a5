package io.parley.conversation;

import io.parley.conversation.Reports.Reported;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Takes in what WhatsApp says of our messages, in whatever order and however often. */
public final class Statuses {

    private final Records records;
    private final Outbox outbox;
    private final Reports reports;
    private final Campaigns campaigns;
    private final DeliveryRuns runs;
    private final Transactions transactions;
    private final Clock clock;

    public Statuses(
            Records records,
            Outbox outbox,
            Reports reports,
            Campaigns campaigns,
            DeliveryRuns runs,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.outbox = outbox;
        this.reports = reports;
        this.campaigns = campaigns;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One of a campaign's messages is nobody's here (R14); one that comes before its message is kept for it. */
    public void hear(StatusReport report) {
        if (!report.closesWindow() && transactions.atOnce(() -> reports.advance(report))) return;
        var about = transactions.inOne(() -> note(report));
        if (about.isEmpty()) {
            if (campaigns.nameOf(report.number(), report.wamid()).isPresent()) return;
            transactions.inOne(() -> keep(report));
            // Its id may have been stored meanwhile.
            about = transactions.inOne(() -> note(report));
        }
        about.filter(it -> it.status() == MessageStatus.UNKNOWN).ifPresent(it -> runs.known(it.conversation()));
    }

    private StatusReport keep(StatusReport report) {
        reports.keep(report, clock.instant());
        return report;
    }

    private Optional<Reported> note(StatusReport report) {
        var about = reports.about(report);
        about.ifPresent(message -> {
            reports.note(message, report);
            var refusedAt = report.windowClosedAt();
            if (refusedAt != null) closeWindow(message.conversation(), refusedAt);
        });
        return about;
    }

    private void closeWindow(ConversationKey key, Instant refusedAt) {
        records.lock(key);
        var now = clock.instant();
        outbox.closeWindow(key, refusedAt.isAfter(now) ? now : refusedAt);
    }
}
