package io.parley.conversation;

import io.parley.conversation.Figures.Change;
import io.parley.conversation.Figures.Waiting;
import io.parley.conversation.Overview.Day;
import io.parley.conversation.Overview.Load;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts an overview together, episode by episode. */
final class Survey {

    private final Period period;
    private final Tally whole = new Tally();
    private final Map<LocalDate, Tally> byDay = new HashMap<>();
    private final Map<String, Integer> closedBy = new HashMap<>();

    Survey(Period period) {
        this.period = period;
    }

    void add(Episode episode) {
        if (period.contains(episode.beganAt())) {
            whole.begins(episode);
            on(episode.beganAt()).begins(episode);
        }
        var ended = episode.endedAt();
        if (ended == null || !period.contains(ended)) return;
        whole.ends(episode, period);
        on(ended).ends(episode, period);
        if (episode.person() != null) closedBy.merge(episode.person(), 1, Integer::sum);
    }

    private Tally on(Instant instant) {
        return byDay.computeIfAbsent(period.dayOf(instant), day -> new Tally());
    }

    Overview overview(Waiting waiting, List<Change> changes, Map<String, Long> assigned, Instant now) {
        var waits = waits(waiting, changes, now);
        var days = period.days().stream()
                .map(day -> new Day(day, byDay.getOrDefault(day, new Tally()).sum(), waits.get(day)))
                .toList();
        return new Overview(period, waiting, whole.sum(), days, people(assigned));
    }

    /** Backwards from now: what has come since must be taken away, what has left since must be added. */
    private Map<LocalDate, Long> waits(Waiting now, List<Change> changes, Instant today) {
        var waits = new HashMap<LocalDate, Long>();
        if (!isWithinReach(period, today)) return waits;
        var byDay = new TreeMap<LocalDate, Long>();
        changes.forEach(change -> byDay.merge(period.dayOf(change.at()), change.by(), Long::sum));
        for (var day : period.days()) {
            if (period.startOf(day).isAfter(today)) break;
            var since = byDay.tailMap(day, false).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            waits.put(day, Math.max(0, now.count() - since));
        }
        return waits;
    }

    /** Whether the way back from now to the period's beginning is no longer than a period may be. */
    static boolean isWithinReach(Period period, Instant now) {
        return Duration.between(period.begins(), now).toDays() < Period.LONGEST;
    }

    private List<Load> people(Map<String, Long> assigned) {
        var people = new TreeSet<>(assigned.keySet());
        people.addAll(closedBy.keySet());
        var loads = new ArrayList<Load>();
        people.forEach(it -> loads.add(new Load(it, assigned.getOrDefault(it, 0L), closedBy.getOrDefault(it, 0))));
        loads.sort(Comparator.comparing(Load::now)
                .thenComparing(Load::closed)
                .reversed()
                .thenComparing(Load::person));
        return loads;
    }
}
