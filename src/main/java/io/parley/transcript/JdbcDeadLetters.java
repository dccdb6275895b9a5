package io.parley.transcript;

import io.parley.conversation.DeadLetters;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What could not be processed, in a table of its own. */
@Component
class JdbcDeadLetters implements DeadLetters {

    private static final int LONGEST_ERROR = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcDeadLetters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(String source, String payload, String error) {
        jdbc.sql("insert into dead_letter (at, source, payload, error) values (:at, :source, :payload, :error)")
                .param("at", Times.column(clock.instant()))
                .param("source", source)
                .param("payload", payload)
                .param("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .update();
    }
}
