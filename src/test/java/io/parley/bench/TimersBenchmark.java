package io.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import io.parley.doors.Webhook;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A hundred thousand conversations whose customers have been silent for too long, as after a long stop, closed by two nodes
 * while others go on writing: {@code mvn -Pbenchmark test -Dtest=TimersBenchmark}.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class TimersBenchmark {

    private static final int TIMERS = Integer.getInteger("parley.bench.timers", 100_000);
    private static final int IDLE_SECONDS = 30;
    private static final int MESSAGES_A_SECOND = 20;
    private static final ConversationKey SILENT = key("4917000000001");
    private static final String CLONES = " where conversation_key like '100000000000001:49170000000010%'";

    @TempDir
    Path home;

    @Test
    void manyDueTimers(TargetTable targets) throws Exception {
        try (var cluster = new Cluster(home, 2)) {
            var jdbc = JdbcClient.create(new DriverManagerDataSource(cluster.url(), "parley", "parley"));
            fill(cluster);
            var load = new SteadyLoad(cluster.ports(), MESSAGES_A_SECOND);
            load.forSeconds(IDLE_SECONDS, TimersBenchmark::message);
            var idle = load.forSeconds(IDLE_SECONDS, TimersBenchmark::message);

            letThemBeDue(jdbc);
            var began = System.nanoTime();
            var left = new Left(jdbc);
            var busy = load.until(left::areNone, TimersBenchmark::message);
            var seconds = (System.nanoTime() - began) / 1e9;

            eachOnce(jdbc);
            System.out.printf(
                    Locale.ROOT,
                    "%n| due timers | drained in | a second | inbound p50, p99 idle, ms | p50, p99 meanwhile, ms |%n"
                            + "|--:|--:|--:|--:|--:|%n| %,d | %.0f s | %.0f | %.1f, %.1f | %.1f, %.1f |%n",
                    TIMERS,
                    seconds,
                    TIMERS / seconds,
                    idle.p50(),
                    idle.p99(),
                    busy.p50(),
                    busy.p99());
            targets.atMost(
                    "inbound p99 while two nodes drain %,d due timers, to its idle value".formatted(TIMERS),
                    2,
                    busy.p99() / idle.p99());
        }
    }

    private static void fill(Cluster cluster) throws Exception {
        try (var wire = new Wire(cluster.ports().get(0))) {
            wire.post("demo-app-secret", Webhook.delivery(SILENT, "wamid.silent", "Hello"));
        }
        cluster.reply(SILENT.toString());
        try (var connection = DriverManager.getConnection(cluster.url(), "parley", "parley")) {
            new Clones(connection).of(SILENT.toString(), TIMERS);
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }
    }

    private static void letThemBeDue(JdbcClient jdbc) {
        jdbc.sql(
                        "update conversation set customer_wrote_at = now() - interval '49 hours', closes_at = now() - interval '1 hour'"
                                + CLONES)
                .update();
        var due = jdbc.sql(
                        "update act_ru_job set duedate_ = now() - interval '1 hour' where process_instance_id_ in"
                                + " (select proc_inst_id_ from act_ru_execution where business_key_ like '100000000000001:49170000000010%')")
                .update();
        assertThat(due).isEqualTo(TIMERS);
    }

    private static void eachOnce(JdbcClient jdbc) {
        var closings = " from transition" + CLONES + " and to_state = 'closed'";
        assertThat(jdbc.sql("select count(*)" + closings).query(Integer.class).single())
                .isEqualTo(TIMERS);
        assertThat(jdbc.sql("select count(distinct conversation_key)" + closings)
                        .query(Integer.class)
                        .single())
                .isEqualTo(TIMERS);
        assertThat(jdbc.sql("select count(*) from act_ru_job where retries_ = 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static ConversationKey key(String customer) {
        return new ConversationKey(new PhoneNumberId("100000000000001"), customer);
    }

    private static String message(long number) {
        return Webhook.delivery(key("4930" + number % 200), "wamid." + UUID.randomUUID(), "Where is my order?");
    }

    /** Asks twice a second how many there are. */
    private static final class Left {

        private static final long PAUSE = 500_000_000;

        private final JdbcClient jdbc;
        private long askedAt = System.nanoTime();
        private boolean areNone;

        private Left(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        private synchronized boolean areNone() {
            if (areNone || System.nanoTime() - askedAt < PAUSE) return areNone;
            areNone = jdbc.sql("select not exists (select 1 from conversation" + CLONES
                            + " and state = 'assigned' and assignee = 'asha')")
                    .query(Boolean.class)
                    .single();
            askedAt = System.nanoTime();
            return areNone;
        }
    }
}
