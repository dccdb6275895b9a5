package io.parley.bench;

import static io.parley.bench.Rounds.ASSIGNED;
import static io.parley.bench.Rounds.FIRST;
import static io.parley.bench.Rounds.OPEN;
import static io.parley.bench.Rounds.REOPENING;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many events a second contenders did in the rounds that they played beside each other. */
final class Rates {

    /** Of a hundred messages that come in: how many find what. */
    private static final Map<String, Double> MIXED = Map.of(FIRST, 20.0, OPEN, 30.0, ASSIGNED, 40.0, REOPENING, 10.0);

    private final Map<Contender, Map<String, List<Double>>> measured = new HashMap<>();

    void add(Contender contender, String event, double rate) {
        measured.computeIfAbsent(contender, it -> new HashMap<>())
                .computeIfAbsent(event, it -> new ArrayList<>())
                .add(rate);
    }

    /** Events a second, the median of the rounds. */
    double of(Contender contender, String event) {
        return ConversationBenchmark.median(measured.get(contender).get(event));
    }

    double ratio(String event, Contender one, Contender other) {
        return of(one, event) / of(other, event);
    }

    /** The mixed load, from what each of its messages takes. */
    double mixedRatio(Contender one, Contender other) {
        return mixed(one) / mixed(other);
    }

    private double mixed(Contender contender) {
        return 100
                / MIXED.entrySet().stream()
                        .mapToDouble(part -> part.getValue() / of(contender, part.getKey()))
                        .sum();
    }

    /** A line for each event, a column for each contender. */
    void print(Map<String, Contender> columns) {
        System.out.println("| event, 1/s | " + String.join(" | ", columns.keySet()) + " |");
        System.out.println("|---|" + "--:|".repeat(columns.size()));
        for (var event : Rounds.events()) {
            var line = new StringBuilder("| " + event);
            for (var contender : columns.values()) line.append(" | ").append(Math.round(of(contender, event)));
            System.out.println(line + " |");
        }
    }
}
