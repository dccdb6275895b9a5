package io.parley.bench;

import io.parley.database.PostgresServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What Parley has promised to be, on PostgreSQL with fsync, beside a floor and a straightforward application in alternating
 * rounds of one run: {@code mvn -Pbenchmark test -Dtest=TargetsBenchmark}.
 */
class TargetsBenchmark {

    private static final int ROUNDS = Integer.getInteger("parley.bench.rounds", 7);
    private static final int WARM_UP = 3;
    private static final int CUSTOMERS = Integer.getInteger("parley.bench.customers", 300);
    private static final int THREADS = Integer.getInteger("parley.bench.threads", 4);

    private static final String FIRST = "first message";
    private static final String OPEN = "message while open";
    private static final String REPLY = "first reply";
    private static final String ASSIGNED = "message while assigned";
    private static final String RESOLUTION = "resolution";
    private static final String REOPENING = "reopening message";
    private static final Map<String, BiConsumer<Contender, String>> EVENTS = new LinkedHashMap<>();

    static {
        EVENTS.put(FIRST, Contender::firstMessage);
        EVENTS.put(OPEN, Contender::customerWrites);
        EVENTS.put(REPLY, Contender::firstReply);
        EVENTS.put(ASSIGNED, Contender::customerWrites);
        EVENTS.put(RESOLUTION, Contender::resolve);
        EVENTS.put(REOPENING, Contender::reopening);
    }

    /** Of a hundred messages that come in: how many find what. */
    private static final Map<String, Double> MIXED = Map.of(FIRST, 20.0, OPEN, 30.0, ASSIGNED, 40.0, REOPENING, 10.0);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<Contender, Map<String, List<Double>>> rates = new LinkedHashMap<>();

    @Test
    void targets() throws Exception {
        try (var server = PostgresServer.start("shared_buffers = 512MB")) {
            for (var name : List.of("parley", "floor", "straightforward")) server.create(name);
            try (var parley = new WithParley(server.url("parley"), "parley");
                    var floor = new PlainTables(server.url("floor"), termsOfAMessage(server, parley));
                    var straightforward = new StraightforwardCamunda(server.url("straightforward"))) {
                var contenders = List.of(floor, parley, parley.overHttp(), straightforward);
                for (var round = 0; round < WARM_UP; round++) for (var one : contenders) round(one);
                rates.clear();
                for (var round = 0; round < ROUNDS; round++) for (var one : contenders) round(one);
                print(contenders);
            }
        }
        threads.shutdown();
    }

    private static int termsOfAMessage(PostgresServer server, Contender parley) {
        parley.customerWrites("4917000000001");
        parley.customerWrites("4917000000001");
        return JdbcClient.create(new DriverManagerDataSource(server.url("parley"), "parley", "parley"))
                .sql("select count(*) from message_term where seq = (select max(seq) from message)")
                .query(Integer.class)
                .single();
    }

    private void round(Contender contender) throws InterruptedException {
        var customers = Stream.generate(() -> "49" + Math.abs(UUID.randomUUID().getMostSignificantBits()))
                .limit(CUSTOMERS)
                .toList();
        for (var event : EVENTS.entrySet()) {
            var work = customers.stream()
                    .<Callable<Object>>map(customer ->
                            Executors.callable(() -> event.getValue().accept(contender, customer)))
                    .toList();
            var began = System.nanoTime();
            for (var done : threads.invokeAll(work)) ConversationBenchmark.succeeded(done);
            var seconds = (System.nanoTime() - began) / 1e9;
            rates.computeIfAbsent(contender, it -> new LinkedHashMap<>())
                    .computeIfAbsent(event.getKey(), it -> new ArrayList<>())
                    .add(CUSTOMERS / seconds);
        }
    }

    private void print(List<Contender> contenders) {
        var floor = contenders.get(0);
        var parley = contenders.get(1);
        var http = contenders.get(2);
        var straightforward = contenders.get(3);
        System.out.println("| event, 1/s | floor | Parley | by webhook | straightforward |\n|---|--:|--:|--:|--:|");
        for (var event : EVENTS.keySet())
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                    event, rate(floor, event), rate(parley, event), rate(http, event), rate(straightforward, event));
        System.out.println("\n| what | target | measured |\n|---|--:|--:|");
        target("open, to the floor", 0.90, rate(parley, OPEN) / rate(floor, OPEN));
        target("assigned, to the floor", 0.90, rate(parley, ASSIGNED) / rate(floor, ASSIGNED));
        target("first, to the floor", 0.40, rate(parley, FIRST) / rate(floor, FIRST));
        target("reopening, to the floor", 0.20, rate(parley, REOPENING) / rate(floor, REOPENING));
        target("reply, to the floor", 0.17, rate(parley, REPLY) / rate(floor, REPLY));
        target("mixed load, to the straightforward application", 3.5, mixed(parley) / mixed(straightforward));
        target(
                "assigned, to the straightforward application",
                8,
                rate(parley, ASSIGNED) / rate(straightforward, ASSIGNED));
        target("mixed load by signed webhook, to the same in process", 0.7, mixed(http) / mixed(parley));
    }

    private static void target(String what, double target, double measured) {
        System.out.printf("| %s | %.2f | %.2f |%n", what, target, measured);
    }

    private double rate(Contender contender, String event) {
        return ConversationBenchmark.median(rates.get(contender).get(event));
    }

    /** Messages a second of the mixed load, from what each takes. */
    private double mixed(Contender contender) {
        return 100
                / MIXED.entrySet().stream()
                        .mapToDouble(part -> part.getValue() / rate(contender, part.getKey()))
                        .sum();
    }
}
