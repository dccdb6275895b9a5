package io.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Signed deliveries to the webhooks of some nodes at a steady pace, as WhatsApp's: it does not wait for one answer before
 * it sends the next. What a delivery takes counts from the moment when it was due.
 */
final class SteadyLoad {

    private static final int CONNECTIONS = 32;
    private static final String SECRET = "demo-app-secret";

    private final List<Integer> ports;
    private final double aSecond;

    SteadyLoad(List<Integer> ports, double aSecond) {
        this.ports = ports;
        this.aSecond = aSecond;
    }

    /** Milliseconds, sorted. */
    record Took(double[] millis) {
        double p50() {
            return millis[millis.length / 2];
        }

        double p99() {
            return millis[(int) (millis.length * 0.99)];
        }

        double longest() {
            return millis[millis.length - 1];
        }
    }

    Took forSeconds(int seconds, LongFunction<String> delivery) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        return until(() -> System.nanoTime() > end, delivery);
    }

    /** @param delivery the body of the delivery with this number */
    Took until(BooleanSupplier isOver, LongFunction<String> delivery) throws Exception {
        var next = new AtomicLong();
        var began = System.nanoTime();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var senders = new ArrayList<Callable<List<Double>>>();
            for (var connection = 0; connection < CONNECTIONS; connection++) {
                var port = ports.get(connection % ports.size());
                senders.add(() -> send(port, next, began, isOver, delivery));
            }
            var all = new ArrayList<Double>();
            for (var sender : threads.invokeAll(senders)) all.addAll(sender.get());
            var millis = all.stream().mapToDouble(it -> it).toArray();
            Arrays.sort(millis);
            return new Took(millis);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Double> send(
            int port, AtomicLong next, long began, BooleanSupplier isOver, LongFunction<String> delivery)
            throws IOException {
        var took = new ArrayList<Double>();
        try (var wire = new Wire(port)) {
            while (!isOver.getAsBoolean()) {
                var number = next.getAndIncrement();
                var due = began + (long) (number * 1e9 / aSecond);
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                var status = wire.post(SECRET, delivery.apply(number));
                if (status != 200) throw new IllegalStateException("The webhook answered " + status);
                took.add((System.nanoTime() - due) / 1e6);
            }
        }
        return took;
    }
}
