package io.parley.inbox.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Overview.Day;
import io.parley.conversation.Overview.Sum;
import io.parley.conversation.Spread;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chart … */
class ChartTest {

    private static final Spread NONE = new Spread(0, null, null);

    @Test
    void drawsEveryDayToScale() {
        var chart = Chart.of(
                "k", Scale.COUNT, days(0, 5, 20), day -> (double) day.sum().begun(), null);

        assertThat(chart.columns()).extracting(Chart.Column::height).containsExactly(0.0, 25.0, 100.0);
        assertThat(chart.columns()).extracting(Chart.Column::top).containsExactly(100.0, 75.0, 0.0);
        assertThat(chart.lines()).extracting(Chart.Line::label).containsExactly("0", "5", "10", "15", "20");
        assertThat(chart.lines()).extracting(Chart.Line::y).containsExactly(100.0, 75.0, 50.0, 25.0, 0.0);
    }

    @Test
    void leavesADayBlankOfWhichNothingIsKnown() {
        var chart = Chart.of("k", Scale.TIME, days(1), day -> null, day -> 60.0);

        assertThat(chart.columns().get(0).height()).isZero();
        assertThat(chart.columns().get(0).value()).isEqualTo("–");
        assertThat(chart.columns().get(0).mark()).isZero();
        assertThat(chart.columns().get(0).second()).isEqualTo("1\u00a0min");
    }

    @Test
    void labelsNoMoreDaysThanThereIsRoomFor() {
        var chart = Chart.of("k", Scale.COUNT, days(new int[92]), day -> 0.0, null);

        assertThat(chart.columns().stream().filter(it -> it.label() != null)).hasSizeBetween(4, 6);
        assertThat(chart.columns())
                .allSatisfy(it -> assertThat(it.left() + it.width()).isBetween(0.0, 100.0));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 0, 1",
        "COUNT, 3, 3",
        "COUNT, 41, 60",
        "COUNT, 1000000, 1200000",
        "TIME, 50, 60",
        "TIME, 3000, 3600",
        "TIME, 8000000, 9676800",
        "SHARE, 3, 100"
    })
    void endsOnARoundNumber(Scale scale, double largest, double top) {
        assertThat(scale.top(largest)).isEqualTo(top);
        assertThat(scale.lines(top)).hasSizeLessThanOrEqualTo(6).startsWith(0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "7500, 2 h 5 min",
        "86400, 1 d",
        "273600, 3 d 4 h"
    })
    void saysDurationsInTheirTwoLargestUnits(long seconds, String words) {
        assertThat(new Words().duration(Duration.ofSeconds(seconds)).replace('\u00a0', ' '))
                .isEqualTo(words);
    }

    private static List<Day> days(int... begun) {
        return IntStream.range(0, begun.length)
                .mapToObj(i ->
                        new Day(LocalDate.of(2026, 1, 1).plusDays(i), new Sum(begun[i], 0, 0, 0, NONE, NONE), null))
                .toList();
    }
}
