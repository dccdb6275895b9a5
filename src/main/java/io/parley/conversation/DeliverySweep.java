package io.parley.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds replies that nothing is delivering: stored while their number had no access token, or by an older Parley. Several
 * nodes may sweep at once.
 */
public final class DeliverySweep {

    /** A status that came before its message is waited for so long. */
    private static final Duration EARLY_ARE_KEPT = Duration.ofDays(2);

    private final Records records;
    private final Outbox outbox;
    private final Reports reports;
    private final DeliveryRuns runs;
    private final Directory directory;
    private final AccessTokens tokens;
    private final Transactions transactions;
    private final Clock clock;

    public DeliverySweep(
            Records records,
            Outbox outbox,
            Reports reports,
            DeliveryRuns runs,
            Directory directory,
            AccessTokens tokens,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.outbox = outbox;
        this.reports = reports;
        this.runs = runs;
        this.directory = directory;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void sweep() {
        var sending = directory.numbers().stream()
                .map(BusinessNumber::id)
                .filter(number -> tokens.of(number).isPresent())
                .toList();
        reports.forgetEarlier(clock.instant().minus(EARLY_ARE_KEPT));
        var failures = outbox.waiting(sending).stream()
                .flatMap(key -> attempt(key).stream())
                .toList();
        if (!failures.isEmpty()) throw failures.get(0);
    }

    /** One conversation that fails costs the others nothing. */
    private Optional<RuntimeException> attempt(ConversationKey key) {
        try {
            transactions.inOne(() -> begin(key));
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private ConversationKey begin(ConversationKey key) {
        records.lock(key).ifPresent(runs::begin);
        return key;
    }
}
