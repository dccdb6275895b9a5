package io.parley.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How long each kind of question takes on one database, in milliseconds. */
final class Latencies {

    private static final int WARM_UP = 30;
    private static final int TIMES = Integer.getInteger("parley.bench.times", 300);

    private final Map<String, double[]> sorted = new LinkedHashMap<>();

    void of(String what, ListQuestions.Question question) {
        for (var time = 0; time < WARM_UP; time++) question.ask(time);
        var millis = new double[TIMES];
        for (var time = 0; time < TIMES; time++) {
            var began = System.nanoTime();
            question.ask(time + WARM_UP);
            millis[time] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        sorted.put(what, millis);
    }

    Stream<String> questions() {
        return sorted.keySet().stream();
    }

    double p50(String what) {
        return sorted.get(what)[TIMES / 2];
    }

    double p99(String what) {
        return sorted.get(what)[TIMES * 99 / 100];
    }
}
