package io.parley.bench;

import io.parley.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every path beside a million closed conversations and 150,000 that wait with a task, and beside none, in alternating
 * rounds: {@code mvn -Pbenchmark test -Dtest=CrowdBenchmark}.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class CrowdBenchmark {

    private static final int CLOSED = Integer.getInteger("parley.bench.closed", 1_000_000);
    private static final int TASKS = Integer.getInteger("parley.bench.tasks", 150_000);
    private static final String NUMBER = "100000000000001:";
    private static final String SETTINGS = "shared_buffers = 512MB\nmax_wal_size = 8GB\nmaintenance_work_mem = 256MB";

    @Test
    void eachPathBesideAMillion(TargetTable targets) throws Exception {
        try (var server = PostgresServer.start(SETTINGS);
                var rounds = new Rounds()) {
            server.create("empty");
            server.create("crowded");
            try (var empty = new WithParley(server.url("empty"), "parley");
                    var full = new WithParley(server.url("crowded"), "parley")) {
                fill(server.url("crowded"), full);
                var columns = new LinkedHashMap<String, Contender>();
                columns.put("empty", empty);
                columns.put("full", full);

                var rates = rounds.play(List.of(empty, full), server::lookAround);

                rates.print(columns);
                for (var event : Rounds.events())
                    targets.atLeast(
                            event
                                    + " beside %,d closed and %,d tasks, to the same beside none"
                                            .formatted(CLOSED, TASKS),
                            0.5,
                            rates.ratio(event, full, empty));
            }
        }
    }

    private static void fill(String url, WithParley parley) throws SQLException {
        parley.customerWrites("4917000000001");
        parley.customerWrites("4917000000002");
        parley.firstReply("4917000000002");
        parley.customerWrites("4917000000003");
        parley.firstReply("4917000000003");
        parley.resolve("4917000000003");
        var began = System.nanoTime();
        try (var connection = DriverManager.getConnection(url, "parley", "parley")) {
            var clones = new Clones(connection);
            clones.of(NUMBER + "4917000000001", TASKS / 2);
            clones.of(NUMBER + "4917000000002", TASKS / 2);
            clones.of(NUMBER + "4917000000003", CLOSED);
            run(connection, "vacuum analyze");
            run(connection, "checkpoint");
        }
        System.out.printf("Filled in %d s%n", (System.nanoTime() - began) / 1_000_000_000);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
