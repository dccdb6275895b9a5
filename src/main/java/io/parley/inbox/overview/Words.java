package io.parley.inbox.overview;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations, shares and days as people read them. */
public final class Words {

    private static final String NOTHING = "–";
    /** Between a number and its unit, which stay on one line. */
    private static final String GAP = "\u00a0";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    public String duration(@Nullable Duration duration) {
        if (duration == null) return NOTHING;
        var seconds = duration.toSeconds();
        if (seconds < 60) return seconds + GAP + "s";
        if (seconds < 3600) return seconds / 60 + GAP + "min";
        if (seconds < 86400) return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        return two(seconds / 86400, "d", seconds % 86400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + GAP + unit + (small == 0 ? "" : " " + small + GAP + smallUnit);
    }

    public String share(int part, int of) {
        return of == 0 ? NOTHING : Math.round(100.0 * part / of) + GAP + "%";
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String longDay(LocalDate day) {
        return LONG_DAY.format(day);
    }
}
