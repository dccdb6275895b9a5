package io.parley.inbox.overview;

import io.parley.conversation.Overview.Day;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column for every day, perhaps with a mark; lengths are per cent of the chart's width and height.
 *
 * @param key what its words in the bundle begin with
 * @param hasMarks whether there is a second value to every day
 */
record Chart(String key, boolean hasMarks, List<Column> columns, List<Line> lines) {

    private static final int LABELS = 6;
    private static final double GAP = 0.28;
    private static final Words WORDS = new Words();

    /**
     * One day.
     *
     * @param height 0 where there is nothing
     * @param mark where the second value is, from the top; null where there is none
     * @param label below it; null where there is no room for one
     */
    record Column(
            String day,
            double left,
            double width,
            double middle,
            double height,
            @Nullable Double mark,
            @Nullable String label,
            String value,
            String second) {

        public double top() {
            return 100 - height;
        }
    }

    record Line(double y, String label) {}

    static Chart of(
            String key,
            Scale scale,
            List<Day> days,
            Function<Day, @Nullable Double> value,
            @Nullable Function<Day, @Nullable Double> second) {
        var marks = second == null ? (Function<Day, @Nullable Double>) day -> null : second;
        var largest = days.stream()
                .flatMap(day -> Stream.of(value, marks).map(of -> of.apply(day)))
                .filter(Objects::nonNull)
                .mapToDouble(it -> it)
                .max()
                .orElse(0);
        var top = scale.top(largest);
        var columns = IntStream.range(0, days.size())
                .mapToObj(i -> column(i, days, scale, top, value.apply(days.get(i)), marks.apply(days.get(i))))
                .toList();
        var lines = scale.lines(top).stream()
                .map(it -> new Line(100 - 100 * it / top, scale.text(it)))
                .toList();
        return new Chart(key, second != null, columns, lines);
    }

    private static Column column(
            int index, List<Day> days, Scale scale, double top, @Nullable Double value, @Nullable Double second) {
        var slot = 100.0 / days.size();
        var width = Math.min(slot * (1 - GAP), 12);
        var middle = (index + 0.5) * slot;
        var every = (days.size() + LABELS - 1) / LABELS;
        return new Column(
                WORDS.longDay(days.get(index).date()),
                middle - width / 2,
                width,
                middle,
                value == null ? 0 : 100 * value / top,
                second == null ? null : 100 - 100 * second / top,
                index % every == 0 ? WORDS.day(days.get(index).date()) : null,
                text(scale, value),
                text(scale, second));
    }

    private static String text(Scale scale, @Nullable Double value) {
        return value == null ? "–" : scale.text(value);
    }
}
