package io.parley.bench;

import io.parley.database.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where an event's time goes: each statement with what it takes on PostgreSQL with fsync, one event after the other.
 * {@code mvn -Pbenchmark test -Dtest=SpendBenchmark}; it has a third more time than without being watched.
 */
class SpendBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("parley.bench.customers", 300);
    private static final int WARM_UP = 5;
    private static final int LONGEST = 110;

    private static final Map<String, BiConsumer<Contender, String>> EVENTS = new LinkedHashMap<>();

    static {
        EVENTS.put("first message", Contender::firstMessage);
        EVENTS.put("message while open", Contender::customerWrites);
        EVENTS.put("first reply", Contender::firstReply);
        EVENTS.put("message while assigned", Contender::customerWrites);
        EVENTS.put("resolution", Contender::resolve);
        EVENTS.put("reopening message", Contender::reopening);
    }

    @Test
    void spend() {
        try (var server = PostgresServer.start("shared_buffers = 512MB")) {
            server.create("parley");
            try (var parley = new WithParley(server.url("parley"), "parley", StatementTimes.class)) {
                for (var round = 0; round <= WARM_UP; round++) {
                    var isLast = round == WARM_UP;
                    var customers = customers();
                    EVENTS.forEach((name, event) -> round(parley, name, event, customers, isLast));
                }
            }
        }
    }

    private static List<String> customers() {
        return Stream.generate(() -> "49" + Math.abs(UUID.randomUUID().getMostSignificantBits()))
                .limit(CUSTOMERS)
                .toList();
    }

    private static void round(
            Contender parley,
            String name,
            BiConsumer<Contender, String> event,
            List<String> customers,
            boolean isLast) {
        StatementTimes.forget();
        var began = System.nanoTime();
        for (var customer : customers) event.accept(parley, customer);
        if (isLast) print(name, System.nanoTime() - began);
    }

    private static void print(String name, long nanos) {
        var spent = StatementTimes.spent();
        var database = spent.stream().mapToLong(it -> it.nanos().sum()).sum();
        System.out.printf("%n%s: %.2f ms, %.2f of it for the database%n", name, each(nanos), each(database));
        for (var one : spent)
            System.out.printf("  %.2f ms  %s%n", each(one.nanos().sum()), shortened(one.statement()));
    }

    private static double each(long nanos) {
        return nanos / 1e6 / CUSTOMERS;
    }

    private static String shortened(String statement) {
        var line = statement.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
