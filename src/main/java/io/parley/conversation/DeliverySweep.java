package io.parley.conversation;

import java.time.Clock;
import java.time.Duration;

/**
 * Finds replies that nothing is delivering: stored while their number had no access token, or by an older Parley. Several
 * nodes may sweep at once.
 */
public final class DeliverySweep {

    /** A status that came before its message is waited for so long. */
    private static final Duration EARLY_ARE_KEPT = Duration.ofDays(2);

    private final Records records;
    private final Outbox outbox;
    private final DeliveryRuns runs;
    private final Directory directory;
    private final AccessTokens tokens;
    private final Transactions transactions;
    private final Clock clock;

    public DeliverySweep(
            Records records,
            Outbox outbox,
            DeliveryRuns runs,
            Directory directory,
            AccessTokens tokens,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.outbox = outbox;
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
        outbox.waiting(sending).forEach(key -> transactions.inOne(() -> begin(key)));
        outbox.forgetEarlier(clock.instant().minus(EARLY_ARE_KEPT));
    }

    private ConversationKey begin(ConversationKey key) {
        records.lock(key).ifPresent(runs::begin);
        return key;
    }
}
