package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands, as the engine's listeners wrote it down.
 *
 * @param state the id of the diagram's state
 * @param assignee who has it; open never has one
 * @param pickedUpBy who picked it up while it is open (R3)
 * @param since when it came into this state
 * @param closesAt when the timer closes it, if the customer stays silent (R10)
 * @param instance the process instance; null once it is archived
 * @param diagram the deployed version of the diagram that the instance runs on; null where it is not known
 * @param task the task people work on; null where the state has none
 */
public record Standing(
        String state,
        @Nullable String assignee,
        @Nullable String pickedUpBy,
        Instant since,
        @Nullable Instant closesAt,
        @Nullable String instance,
        @Nullable String diagram,
        @Nullable String task) {

    public Standing withAssignee(@Nullable String person) {
        return new Standing(state, person, pickedUpBy, since, closesAt, instance, diagram, task);
    }

    public Standing withPickedUpBy(@Nullable String person) {
        return new Standing(state, assignee, person, since, closesAt, instance, diagram, task);
    }

    public Standing withClosesAt(@Nullable Instant instant) {
        return new Standing(state, assignee, pickedUpBy, since, instant, instance, diagram, task);
    }

    public Standing archived() {
        return new Standing(state, assignee, pickedUpBy, since, null, null, null, null);
    }
}
