package io.parley.inbox.overview;

import io.parley.conversation.Directory;
import io.parley.conversation.Episode;
import io.parley.conversation.FiguresQuery;
import io.parley.conversation.Overview.Day;
import io.parley.conversation.OverviewDesk;
import io.parley.conversation.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The overview as CSV: a line for every day, or for every episode. Times are in seconds. */
@Component
class Sheets {

    private final OverviewDesk desk;
    private final Directory directory;

    Sheets(OverviewDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    void days(Person me, FiguresQuery query, Csv csv) {
        csv.line(
                "day",
                "begun",
                "closed",
                "closed_by_timer",
                "reopened",
                "first_responses",
                "first_response_median_s",
                "first_response_p90_s",
                "resolution_median_s",
                "resolution_p90_s",
                "waiting_at_end");
        desk.overview(me, query).days().forEach(day -> line(csv, day));
    }

    private static void line(Csv csv, Day day) {
        var sum = day.sum();
        csv.line(
                day.date(),
                sum.begun(),
                sum.closed(),
                sum.closedByTimer(),
                sum.reopened(),
                sum.firstResponse().count(),
                seconds(sum.firstResponse().median()),
                seconds(sum.firstResponse().p90()),
                seconds(sum.resolution().median()),
                seconds(sum.resolution().p90()),
                day.waiting());
    }

    void episodes(Person me, FiguresQuery query, Csv csv) {
        csv.line(
                "conversation",
                "began_at",
                "begun_by",
                "first_response_at",
                "first_response_s",
                "ended_at",
                "resolution_s",
                "ended_by",
                "person",
                "reopened_at");
        var names = new HashMap<String, String>();
        desk.episodes(me, query, episode -> line(csv, episode, names));
    }

    private void line(Csv csv, Episode episode, Map<String, String> names) {
        csv.line(
                episode.conversation(),
                episode.beganAt(),
                episode.isOurs() ? "team" : "customer",
                episode.answeredAt(),
                seconds(episode.firstResponse()),
                episode.endedAt(),
                seconds(episode.resolution()),
                endedBy(episode),
                nameOf(episode.person(), names),
                episode.reopenedAt());
    }

    private static @Nullable String endedBy(Episode episode) {
        if (episode.endedAt() == null) return null;
        return episode.isByTimer() ? "timer" : "team";
    }

    private @Nullable String nameOf(@Nullable String person, Map<String, String> names) {
        if (person == null) return null;
        return names.computeIfAbsent(
                person, id -> directory.person(id).map(Person::name).orElse(id));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
