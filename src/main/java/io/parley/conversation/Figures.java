package io.parley.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be counted of an account's conversations. */
public interface Figures {

    /**
     * Who waits in Open now.
     *
     * @param longestSince since when the first of them does; null where nobody waits
     */
    record Waiting(long count, @Nullable Instant longestSince) {}

    /** How many more waited in Open, or fewer, from this instant on. */
    record Change(Instant at, long by) {}

    Waiting waiting(String ban, @Nullable PhoneNumberId number);

    /** The changes of how many wait in Open, from the period's beginning until now, summed up by the quarter of an hour. */
    List<Change> changes(FiguresQuery query);

    /** How many conversations each person has now. */
    Map<String, Long> assigned(String ban, @Nullable PhoneNumberId number);

    /** The episodes that began or ended in the period, one by one, in the order in which they began. */
    void episodes(FiguresQuery query, Consumer<Episode> reader);
}
