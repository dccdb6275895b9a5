package io.parley.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Contenders in alternating rounds: in each, new customers go through all of the lifecycle's events, one event after another. */
final class Rounds implements AutoCloseable {

    static final String FIRST = "first message";
    static final String OPEN = "message while open";
    static final String REPLY = "first reply";
    static final String ASSIGNED = "message while assigned";
    static final String RESOLUTION = "resolution";
    static final String REOPENING = "reopening message";

    private static final int ROUNDS = Integer.getInteger("parley.bench.rounds", 7);

    /** Of a first message Java is as fast as it gets after 25,000 of them: it was a tenth faster then than after 12,000. */
    private static final int WARM_UP = Integer.getInteger("parley.bench.warmup", 85);

    private static final int CUSTOMERS = Integer.getInteger("parley.bench.customers", 300);
    private static final int THREADS = Integer.getInteger("parley.bench.threads", 4);
    private static final Map<String, BiConsumer<Contender, String>> EVENTS = new LinkedHashMap<>();

    static {
        EVENTS.put(FIRST, Contender::firstMessage);
        EVENTS.put(OPEN, Contender::customerWrites);
        EVENTS.put(REPLY, Contender::firstReply);
        EVENTS.put(ASSIGNED, Contender::customerWrites);
        EVENTS.put(RESOLUTION, Contender::resolve);
        EVENTS.put(REOPENING, Contender::reopening);
    }

    /** How often a customer writes in a state, so that the messages of a round are about those of the mixed load. */
    private static final Map<String, Integer> TIMES = Map.of(OPEN, 2, ASSIGNED, 2);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    static Set<String> events() {
        return EVENTS.keySet();
    }

    /** @param warm what is done when the code is warm and before it counts */
    Rates play(List<Contender> contenders, Runnable warm) throws InterruptedException {
        for (var round = 0; round < WARM_UP; round++) for (var one : contenders) round(one, new Rates());
        warm.run();
        var rates = new Rates();
        for (var round = 0; round < ROUNDS; round++) for (var one : contenders) round(one, rates);
        return rates;
    }

    private void round(Contender contender, Rates rates) throws InterruptedException {
        var customers = Stream.generate(() -> "49" + Math.abs(UUID.randomUUID().getMostSignificantBits()))
                .limit(CUSTOMERS)
                .toList();
        for (var event : EVENTS.entrySet()) {
            var work = Stream.generate(customers::stream)
                    .limit(TIMES.getOrDefault(event.getKey(), 1))
                    .flatMap(all -> all)
                    .<Callable<Object>>map(customer ->
                            Executors.callable(() -> event.getValue().accept(contender, customer)))
                    .toList();
            var began = System.nanoTime();
            for (var done : threads.invokeAll(work)) ConversationBenchmark.succeeded(done);
            var seconds = (System.nanoTime() - began) / 1e9;
            rates.add(contender, event.getKey(), work.size() / seconds);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
