package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Figures.Waiting;
import io.parley.conversation.Overview.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** An overview of any history … */
class SurveyTest {

    private static final ConversationKey KEY = ConversationKey.parse("100:1");
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
    private static final long DAYS_20 = Duration.ofDays(20).toSeconds();

    @Property(tries = 200)
    void addsUpDayByDay(@ForAll("episodes") List<Episode> episodes, @ForAll("zones") ZoneId zone) {
        var period = new Period(LocalDate.of(2026, 3, 24), LocalDate.of(2026, 4, 2), zone);
        var survey = new Survey(period);
        episodes.forEach(survey::add);

        var overview = survey.overview(new Waiting(0, null), List.of(), Map.of(), START);

        assertThat(overview.days()).hasSize(10);
        assertThat(sum(overview, it -> it.sum().begun()))
                .isEqualTo(overview.total().begun());
        assertThat(sum(overview, it -> it.sum().closed()))
                .isEqualTo(overview.total().closed());
        assertThat(sum(overview, it -> it.sum().closedByTimer()))
                .isEqualTo(overview.total().closedByTimer());
        assertThat(sum(overview, it -> it.sum().firstResponse().count()))
                .isEqualTo(overview.total().firstResponse().count());
        assertThat(overview.people().stream().mapToInt(Overview.Load::closed).sum())
                .isEqualTo(overview.total().closed());
        assertThat(overview.total().begun()).isEqualTo((int)
                episodes.stream().filter(it -> period.contains(it.beganAt())).count());
    }

    private static int sum(Overview overview, ToIntFunction<Day> of) {
        return overview.days().stream().mapToInt(of).sum();
    }

    @Property(tries = 200)
    void hasAMedianAndANinetiethThatDivideTheTimesAsTheySay(
            @ForAll @NotEmpty @Size(max = 200) List<@LongRange(min = 0, max = 10_000_000) Long> millis) {
        var durations = new Durations();
        millis.forEach(it -> durations.add(Duration.ofMillis(it)));

        var spread = durations.spread();

        assertThat(spread.count()).isEqualTo(millis.size());
        assertThat(share(millis, spread.median())).isGreaterThanOrEqualTo(0.5);
        assertThat(share(millis, spread.p90())).isGreaterThanOrEqualTo(0.9 - 1.0 / millis.size());
        assertThat(spread.median()).isLessThanOrEqualTo(spread.p90());
    }

    /** How many of them are no longer than that, give or take what rounding does. */
    private static double share(List<Long> millis, Duration most) {
        var no = millis.stream().filter(it -> it <= most.toMillis()).count();
        return (double) no / millis.size();
    }

    @Provide
    Arbitrary<List<Episode>> episodes() {
        var seconds = Arbitraries.longs().between(0, DAYS_20);
        return Combinators.combine(
                        seconds,
                        seconds,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("asha", "ben"))
                .as(SurveyTest::episode)
                .list()
                .ofMaxSize(60);
    }

    private static Episode episode(long one, long other, boolean isOver, boolean isByTimer, String person) {
        var times =
                LongStream.of(one, other).sorted().mapToObj(START::plusSeconds).toList();
        var ended = isOver ? times.get(1) : null;
        return new Episode(KEY, times.get(0), false, ended, ended, isOver && isByTimer, isOver ? person : null, null);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Auckland", "America/St_Johns")
                .map(ZoneId::of);
    }
}
