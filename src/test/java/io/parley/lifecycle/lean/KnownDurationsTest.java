package io.parley.lifecycle.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A duration that is known … */
class KnownDurationsTest {

    private final DurationBusinessCalendar ours =
            (DurationBusinessCalendar) KnownDurations.calendars().getBusinessCalendar(DurationBusinessCalendar.NAME);
    private final DurationBusinessCalendar camundas = new DurationBusinessCalendar();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT48H",
                "P2D",
                "P1M",
                "P1Y2M3DT4H5M6S",
                "PT0.5S",
                "P3W",
                "-P1D",
                "R3/PT10H",
                "R/2026-01-01T00:00:00/P1D",
                "P1D/2026-12-24T18:00:00"
            })
    void isDueWhenCamundaSays(String duration) {
        for (var month = 1; month <= 12; month++) {
            var start = Date.from(Instant.parse("2026-%02d-28T01:30:00Z".formatted(month)));
            for (var time = 0; time < 2; time++)
                assertThat(answer(ours, duration, start)).isEqualTo(answer(camundas, duration, start));
        }
    }

    private static Object answer(DurationBusinessCalendar calendar, String duration, Date start) {
        try {
            return String.valueOf(calendar.resolveDuedate(duration, start));
        } catch (ProcessEngineException refused) {
            return refused.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT", "P", "48 hours", "Phone"})
    void isStillRefusedWhereItIsNone(String duration) {
        assertThatThrownBy(() -> ours.resolveDuedate(duration)).isInstanceOf(ProcessEngineException.class);
    }
}
