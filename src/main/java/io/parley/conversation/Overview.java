package io.parley.conversation;

import io.parley.conversation.Figures.Waiting;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account's conversations go.
 *
 * @param waiting who waits now
 * @param total of the whole period
 * @param days of each of its days
 * @param people of everybody who has a conversation now or had one that was closed in the period
 */
public record Overview(Period period, Waiting waiting, Sum total, List<Day> days, List<Load> people) {

    public Overview {
        days = List.copyOf(days);
        people = List.copyOf(people);
    }

    /**
     * What episodes add up to. What begins is counted where it began, and so is its first response; what ends is counted
     * where it ended.
     *
     * @param closedByTimer those of the closed that a timer closed
     * @param reopened those of the closed after which another episode began within the period
     */
    public record Sum(
            int begun, int closed, int closedByTimer, int reopened, Spread firstResponse, Spread resolution) {}

    /**
     * One day.
     *
     * @param waiting who waited at its end, or wait now; null where that cannot be told any more
     */
    public record Day(LocalDate date, Sum sum, @Nullable Long waiting) {}

    /**
     * What one person has to do.
     *
     * @param now how many conversations they have now
     * @param closed how many episodes of the period ended in their hands
     */
    public record Load(String person, long now, int closed) {}
}
