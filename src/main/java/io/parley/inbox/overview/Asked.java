package io.parley.inbox.overview;

import io.parley.conversation.FiguresQuery;
import io.parley.conversation.Invalid;
import io.parley.conversation.Period;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Unknown;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which overview somebody wants to see, as it stands in the page's address.
 *
 * @param ban the account; the first of theirs where none is named
 * @param number only this number's
 * @param days how many days up to today; null where {@code from} and {@code to} say it
 * @param from the first day, such as 2026-11-24
 * @param to the last day
 * @param zone the browser's
 */
record Asked(
        @Nullable String ban,
        @Nullable String number,
        @Nullable Integer days,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    private static final int WEEK = 7;

    FiguresQuery of(Person me, Clock clock) {
        var theirs = me.bans().stream().sorted().findFirst();
        var account = isBlank(ban) ? theirs.orElseThrow(() -> new Unknown("You belong to no account")) : ban;
        return new FiguresQuery(account, isBlank(number) ? null : new PhoneNumberId(number), period(clock));
    }

    private Period period(Clock clock) {
        var where = where();
        var today = LocalDate.ofInstant(clock.instant(), where);
        if (isChosen()) return new Period(day("from", from), isBlank(to) ? today : day("to", to), where);
        var length = days == null ? WEEK : days;
        if (length < 1) throw new Invalid("days", "A period has one day at least");
        if (length > Period.LONGEST) throw new Invalid("days", "A period has " + Period.LONGEST + " days at most");
        return new Period(today.minusDays(length - 1L), today, where);
    }

    /** Whether the days themselves are named. */
    public boolean isChosen() {
        return !isBlank(from);
    }

    private ZoneId where() {
        try {
            return isBlank(zone) ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException wrong) {
            throw new Invalid("zone", "There is no such time zone");
        }
    }

    private static LocalDate day(String field, @Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException wrong) {
            throw new Invalid(field, "A day is written like 2026-11-24");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
