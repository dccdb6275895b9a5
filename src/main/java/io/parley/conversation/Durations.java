package io.parley.conversation;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects durations, to the millisecond; a million of them take eight megabytes. */
final class Durations {

    private long[] millis = new long[16];
    private int count;

    void add(Duration duration) {
        if (count == millis.length) millis = Arrays.copyOf(millis, count * 2);
        millis[count++] = duration.toMillis();
    }

    Spread spread() {
        Arrays.sort(millis, 0, count);
        return new Spread(count, at(0.5), at(0.9));
    }

    /** Between two neighbours in proportion, as databases do it for {@code percentile_cont}. */
    private @Nullable Duration at(double share) {
        if (count == 0) return null;
        var place = share * (count - 1);
        var below = (int) place;
        var above = Math.min(below + 1, count - 1);
        return Duration.ofMillis(Math.round(millis[below] + (place - below) * (millis[above] - millis[below])));
    }
}
