package io.parley.lifecycle;

import io.parley.conversation.Machinery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The engine's jobs as its tables have them; each question walks one index, and no further than it is asked to. */
@Component
class EngineMachinery implements Machinery {

    private static final String LATE = "ACT_RU_JOB where DUEDATE_ <= :now and RETRIES_ > 0";
    private static final String AT_ONCE = "ACT_RU_JOB where DUEDATE_ is null and RETRIES_ > 0";
    private static final String FAILED = "ACT_RU_INCIDENT where INCIDENT_TYPE_ = 'failedJob'";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CountedRejections rejections;

    EngineMachinery(JdbcClient jdbc, Clock clock, CountedRejections rejections) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rejections = rejections;
    }

    @Override
    public int jobsDue(int atMost) {
        return number(count(LATE, atMost).param("now", now())) + number(count(AT_ONCE, atMost));
    }

    @Override
    public int jobsFailed(int atMost) {
        return number(count(FAILED, atMost));
    }

    @Override
    public Optional<Instant> oldestDueTimer() {
        return jdbc.sql("select min(DUEDATE_) from " + LATE)
                .param("now", now())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    @Override
    public long jobsRejected() {
        return rejections.soFar();
    }

    /** The engine's columns have no time zone; it writes them in the JVM's, which is UTC. */
    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private StatementSpec count(String rows, int atMost) {
        return jdbc.sql("select count(*) from (select 1 from " + rows + " limit " + atMost + ") counted");
    }

    private static int number(StatementSpec statement) {
        return statement.query(Integer.class).single();
    }
}
