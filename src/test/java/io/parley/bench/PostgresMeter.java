package io.parley.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what PostgreSQL says of itself before and after some work, and how long processors were at it. */
final class PostgresMeter {

    private static final String LOG = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')";

    private static final String SIZES = """
            select relname, n_live_tup as lines, pg_relation_size(relid) as heap,
                   pg_indexes_size(relid)
                   as indices
            from pg_stat_user_tables where n_live_tup > 0 order by pg_total_relation_size(relid) desc""";

    private final JdbcClient jdbc;
    private final Map<String, Reading> events = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> tables = new LinkedHashMap<>();

    PostgresMeter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Reading(long log, double database, double application, double seconds) {

        private Reading minus(Reading before) {
            return new Reading(
                    log - before.log,
                    database - before.database,
                    application - before.application,
                    seconds - before.seconds);
        }

        private Reading plus(Reading other) {
            return new Reading(
                    log + other.log,
                    database + other.database,
                    application + other.application,
                    seconds + other.seconds);
        }
    }

    interface Work {

        void run() throws Exception;
    }

    /** The same event measured again is added to what was measured of it before. */
    void measure(String event, int count, Work work) throws Exception {
        var before = read();
        work.run();
        events.merge(event, read().minus(before), Reading::plus);
        counts.merge(event, count, Integer::sum);
    }

    private Reading read() {
        return new Reading(
                jdbc.sql(LOG).query(Long.class).single(),
                processorTimeOfPostgres(),
                processorTimeOfParley(),
                System.nanoTime() / 1e9);
    }

    private double processorTimeOfPostgres() {
        return jdbc.sql("select pid from pg_stat_activity").query(Long.class).list().stream()
                .flatMap(process -> ProcessHandle.of(process).stream())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(time -> time.toMillis() / 1e3)
                .sum();
    }

    private static double processorTimeOfParley() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    void printEvents() {
        System.out.println(
                "%n| event | log, bytes | database, ms | Parley, ms | 1/s |%n|---|--:|--:|--:|--:|".formatted());
        events.forEach((event, reading) -> {
            double count = counts.get(event);
            System.out.printf(
                    "| %s | %,.0f | %.2f | %.2f | %.0f |%n",
                    event,
                    reading.log() / count,
                    1e3 * reading.database() / count,
                    1e3 * reading.application() / count,
                    count / reading.seconds());
        });
    }

    /** As the tables are now, for {@link #printTables}. */
    void keepSizes() {
        jdbc.sql("vacuum full").update();
        jdbc.sql("analyze").update();
        jdbc.sql(SIZES).query(row -> {
            var lines = row.getLong("lines");
            tables.put(
                    row.getString("relname"),
                    "| %s | %,d | %,d | %,d |"
                            .formatted(
                                    row.getString("relname"),
                                    lines,
                                    row.getLong("heap") / lines,
                                    row.getLong("indices") / lines));
        });
    }

    void printTables() {
        System.out.println("%n| table | rows | bytes a row | of its indices |%n|---|--:|--:|--:|".formatted());
        tables.values().forEach(System.out::println);
    }
}
