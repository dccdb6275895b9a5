package io.parley.inbox.overview;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The vertical axis of a chart: how far it goes and where its lines are. */
enum Scale {
    /** How many. */
    COUNT(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000) {
        @Override
        String text(double value) {
            return String.valueOf(Math.round(value));
        }
    },
    /** How long, in seconds. */
    TIME(1, 5, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800) {
        @Override
        String text(double value) {
            return value == 0 ? "0" : new Words().duration(Duration.ofSeconds(Math.round(value)));
        }
    },
    /** How many of a hundred. */
    SHARE(25) {
        @Override
        String text(double value) {
            return Math.round(value) + "\u00a0%";
        }

        @Override
        double top(double largest) {
            return 100;
        }
    };

    private static final int LINES = 4;

    private final double[] steps;

    Scale(double... steps) {
        this.steps = steps;
    }

    abstract String text(double value);

    double top(double largest) {
        var step = step(largest);
        return Math.max(1, Math.ceil(largest / step)) * step;
    }

    /** The lines from the ground up. */
    List<Double> lines(double top) {
        var step = step(top);
        return DoubleStream.iterate(0, line -> line <= top + step / 2, line -> line + step)
                .boxed()
                .toList();
    }

    private double step(double largest) {
        var last = steps[steps.length - 1];
        return Arrays.stream(steps)
                .filter(step -> largest / step <= LINES)
                .findFirst()
                .orElseGet(() -> Math.ceil(largest / LINES / last) * last);
    }
}
