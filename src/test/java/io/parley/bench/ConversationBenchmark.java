package io.parley.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many a second, beside the bare engine in the same minutes: {@code mvn -Pbenchmark test}. */
class ConversationBenchmark {

    private static final int ROUNDS = Integer.getInteger("parley.bench.rounds", 7);
    private static final int WARM_UP = 3;
    private static final int CUSTOMERS = Integer.getInteger("parley.bench.customers", 300);
    private static final int THREADS = Integer.getInteger("parley.bench.threads", 2);

    @TempDir
    Path home;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, List<Double>> parleyRates = new LinkedHashMap<>();
    private final Map<String, List<Double>> bareRates = new LinkedHashMap<>();

    @Test
    void messagesASecond() throws Exception {
        try (Contender parley = new WithParley(url("parley"));
                Contender bare = new BareEngine(url("bare"))) {
            for (var round = 0; round < WARM_UP; round++) {
                round(parley, new LinkedHashMap<>());
                round(bare, new LinkedHashMap<>());
            }
            for (var round = 0; round < ROUNDS; round++) {
                round(parley, parleyRates);
                round(bare, bareRates);
            }
        }
        threads.shutdown();
        print();
    }

    /** Both with the options of the address that Parley ships with. */
    private String url(String name) {
        return "jdbc:h2:file:" + home.resolve(name) + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private void round(Contender contender, Map<String, List<Double>> rates) throws InterruptedException {
        var customers = Stream.generate(() -> "49" + Math.abs(UUID.randomUUID().getMostSignificantBits()))
                .limit(CUSTOMERS)
                .toList();
        measure("first message", customers, contender::customerWrites, rates);
        measure("message while open", customers, contender::customerWrites, rates);
        measure("first reply", customers, contender::firstReply, rates);
        measure("message while assigned", customers, contender::customerWrites, rates);
        measure("resolution", customers, contender::resolve, rates);
        measure("reopening message", customers, contender::customerWrites, rates);
    }

    private void measure(String event, List<String> customers, Consumer<String> act, Map<String, List<Double>> rates)
            throws InterruptedException {
        var work = customers.stream()
                .<Callable<Object>>map(customer -> Executors.callable(() -> act.accept(customer)))
                .toList();
        var began = System.nanoTime();
        for (var done : threads.invokeAll(work)) succeeded(done);
        var seconds = (System.nanoTime() - began) / 1e9;
        rates.computeIfAbsent(event, it -> new ArrayList<>()).add(customers.size() / seconds);
    }

    static void succeeded(Future<Object> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException failure) {
            throw new AssertionError("What failed is not measured", failure);
        }
    }

    private void print() {
        System.out.println("| event | Parley, 1/s | bare engine, 1/s | ratio |\n|---|--:|--:|--:|");
        parleyRates.forEach((event, rates) -> {
            var parley = median(rates);
            var bare = median(bareRates.get(event));
            System.out.printf("| %s | %.0f | %.0f | %.2f |%n", event, parley, bare, parley / bare);
        });
    }

    static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }
}
