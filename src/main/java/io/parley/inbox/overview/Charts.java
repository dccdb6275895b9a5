package io.parley.inbox.overview;

import io.parley.conversation.Overview;
import io.parley.conversation.Overview.Day;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The overview's charts, day by day. */
final class Charts {

    private static final double MILLIS = 1000;

    private Charts() {}

    static List<Chart> of(Overview overview) {
        var days = overview.days();
        return List.of(
                Chart.of(
                        "overview.traffic",
                        Scale.COUNT,
                        days,
                        day -> (double) day.sum().begun(),
                        day -> (double) day.sum().closed()),
                Chart.of("overview.waits", Scale.COUNT, days, Charts::waiting, null),
                Chart.of(
                        "overview.response",
                        Scale.TIME,
                        days,
                        seconds(day -> day.sum().firstResponse().median()),
                        seconds(day -> day.sum().firstResponse().p90())),
                Chart.of(
                        "overview.resolution",
                        Scale.TIME,
                        days,
                        seconds(day -> day.sum().resolution().median()),
                        seconds(day -> day.sum().resolution().p90())),
                Chart.of(
                        "overview.endings",
                        Scale.SHARE,
                        days,
                        day -> share(day, day.sum().closedByTimer()),
                        day -> share(day, day.sum().reopened())));
    }

    private static @Nullable Double waiting(Day day) {
        return day.waiting() == null ? null : (double) day.waiting();
    }

    private static Function<Day, @Nullable Double> seconds(Function<Day, @Nullable Duration> time) {
        return day -> {
            var duration = time.apply(day);
            return duration == null ? null : duration.toMillis() / MILLIS;
        };
    }

    private static @Nullable Double share(Day day, int part) {
        return day.sum().closed() == 0 ? null : 100.0 * part / day.sum().closed();
    }
}
