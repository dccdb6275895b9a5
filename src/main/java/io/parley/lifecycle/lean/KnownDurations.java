package io.parley.lifecycle.lean;

import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads each duration once. The engine's own calendar looks through the whole class path for a reader every time that a
 * timer begins, which is a sixth of what a reply costs in Java. Whatever is not a plain duration is left to it.
 */
public final class KnownDurations extends DurationBusinessCalendar {

    private static final int MOST = 1_000;
    private static final String PLAIN = "P[^/W]+";

    private final Map<String, Duration> known = new ConcurrentHashMap<>();
    private final DatatypeFactory reader;

    private KnownDurations(DatatypeFactory reader) {
        this.reader = reader;
    }

    public static BusinessCalendarManager calendars() {
        var calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(NAME, new KnownDurations(newReader()));
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleBusinessCalendar());
        return calendars;
    }

    @Override
    public Date resolveDuedate(String duration, @Nullable Date start) {
        var plain = plain(duration);
        if (plain == null) return super.resolveDuedate(duration, start);
        var due = new GregorianCalendar();
        due.setTime(start == null ? ClockUtil.getCurrentTime() : start);
        plain.addTo(due);
        return due.getTime();
    }

    private @Nullable Duration plain(String duration) {
        var read = known.get(duration);
        if (read != null || !duration.matches(PLAIN)) return read;
        if (known.size() >= MOST) known.clear();
        return known.computeIfAbsent(duration, this::read);
    }

    /** Null for what is no duration: the engine says why. */
    private @Nullable Duration read(String duration) {
        try {
            return reader.newDuration(duration);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static DatatypeFactory newReader() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException everyJdkHasOne) {
            throw new IllegalStateException(everyJdkHasOne);
        }
    }
}
