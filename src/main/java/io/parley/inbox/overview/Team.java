package io.parley.inbox.overview;

import io.parley.conversation.Directory;
import io.parley.conversation.Overview.Load;
import io.parley.conversation.Person;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one person has to do, as it is shown.
 *
 * @param now how many conversations they have now
 * @param closed how many were closed in their hands
 * @param nowShare how long the bar is, in per cent of the longest
 */
record Team(String name, long now, int closed, double nowShare, double closedShare) {

    /** Everybody who can have a conversation, whether they had one or not. */
    static List<Team> of(List<Load> loads, Directory directory, String ban) {
        var idle = directory.team(ban).stream()
                .map(Person::id)
                .filter(id -> loads.stream().noneMatch(it -> it.person().equals(id)))
                .sorted()
                .map(id -> new Load(id, 0, 0));
        var mostNow = Math.max(1, loads.stream().mapToLong(Load::now).max().orElse(0));
        var mostClosed = Math.max(1, loads.stream().mapToInt(Load::closed).max().orElse(0));
        return Stream.concat(loads.stream(), idle)
                .map(it -> new Team(
                        directory.person(it.person()).map(Person::name).orElse(it.person()),
                        it.now(),
                        it.closed(),
                        100.0 * it.now() / mostNow,
                        100.0 * it.closed() / mostClosed))
                .toList();
    }
}
