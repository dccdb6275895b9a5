package io.parley.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whole days of somebody's calendar.
 *
 * @param last the last day that belongs to it
 * @param zone where the days begin and end, so that one may have 23 or 25 hours
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {

    /** The longest there is, in days: more would be a report, and no look. */
    public static final int LONGEST = 92;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

    public Period {
        if (last.isBefore(first)) throw new Invalid("to", "A period ends on its first day or later");
        if (first.isBefore(EARLIEST) || last.isAfter(LATEST))
            throw new Invalid("from", "A period begins in the year 2000 or later");
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST)
            throw new Invalid("to", "A period has " + LONGEST + " days at most");
    }

    public Instant begins() {
        return startOf(first);
    }

    /** The first instant after it. */
    public Instant ends() {
        return startOf(last.plusDays(1));
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(begins()) && instant.isBefore(ends());
    }

    public List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
