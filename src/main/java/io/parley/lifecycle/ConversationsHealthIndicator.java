package io.parley.lifecycle;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says whether our rows and the engine agree. Every call looks at the next few conversations and begins again after the
 * last, so that it costs the same however many there are, and all of them have their turn.
 */
@Component
class ConversationsHealthIndicator extends AbstractHealthIndicator {

    private static final int WINDOW = 200;
    private static final int MOST_SHOWN = 10;
    private static final String FIRST = "";

    private final EngineAgreement agreement;
    private final JdbcClient jdbc;
    private final AtomicReference<String> next = new AtomicReference<>(FIRST);

    ConversationsHealthIndicator(EngineAgreement agreement, JdbcClient jdbc) {
        super("The conversations could not be compared with the engine");
        this.agreement = agreement;
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var from = next.get();
        var differences = agreement.differences(from, WINDOW);
        next.compareAndSet(from, after(from));
        health.status(differences.isEmpty() ? "UP" : "DOWN").withDetail("checked", "the next " + WINDOW);
        if (!differences.isEmpty())
            health.withDetail(
                    "differences",
                    differences.stream()
                            .limit(MOST_SHOWN)
                            .map(EngineAgreement.Found::inConfidence)
                            .toList());
    }

    private String after(String from) {
        return jdbc.sql("select conversation_key from conversation where conversation_key >= :from"
                        + " order by conversation_key offset :window rows fetch next 1 rows only")
                .param("from", from)
                .param("window", WINDOW)
                .query(String.class)
                .optional()
                .orElse(FIRST);
    }
}
