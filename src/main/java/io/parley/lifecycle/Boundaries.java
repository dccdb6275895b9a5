package io.parley.lifecycle;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** What the parsed diagram says of the events on a state's boundary. */
final class Boundaries {

    private Boundaries() {}

    /** The state whose boundary the execution's event sits on. */
    static String stateOf(ExecutionEntity execution) {
        return execution.getActivity().getEventScope().getId();
    }

    /** Whether the execution's event begins a process instance. */
    static boolean isStart(ExecutionEntity execution) {
        return ActivityTypes.START_EVENT_MESSAGE.equals(execution.getActivity().getProperty("type"));
    }

    /** The name of the message that the execution's event waits for; null for other events. */
    static @Nullable String messageOf(ExecutionEntity execution) {
        return messageOf(execution.getActivity());
    }

    static @Nullable String messageOf(ActivityImpl event) {
        var scope = Objects.requireNonNullElse(event.getEventScope(), event.getFlowScope());
        return subscriptions(scope).values().stream()
                .filter(subscription -> event.getId().equals(subscription.getActivityId()))
                .map(EventSubscriptionDeclaration::getUnresolvedEventName)
                .findFirst()
                .orElse(null);
    }

    static boolean hears(PvmScope state, String message) {
        return subscriptions(state).values().stream()
                .anyMatch(subscription -> message.equals(subscription.getUnresolvedEventName()));
    }

    private static Map<String, EventSubscriptionDeclaration> subscriptions(PvmScope scope) {
        return Objects.requireNonNullElse(EventSubscriptionDeclaration.getDeclarationsForScope(scope), Map.of());
    }

    /** The clock of a state: an interrupting timer on the boundary of a user task. */
    static Optional<TimerDeclarationImpl> clockOf(JobEntity job, ActivityImpl event) {
        var state = event.getEventScope();
        var timer = TimerDeclarationImpl.getDeclarationsForScope(state).get(job.getActivityId());
        var isClock = timer != null && timer.isInterruptingTimer() && isUserTask(state);
        return isClock ? Optional.of(timer) : Optional.empty();
    }

    /** When the state that an execution has just entered ends by itself. */
    static Optional<Date> dueDateOf(ExecutionEntity state) {
        return state.getJobs().stream()
                .filter(job -> clockOf(job, state.getProcessDefinition().findActivity(job.getActivityId()))
                        .isPresent())
                .map(JobEntity::getDuedate)
                .min(Date::compareTo);
    }

    private static boolean isUserTask(PvmScope scope) {
        return scope instanceof ActivityImpl activity
                && ActivityTypes.TASK_USER_TASK.equals(activity.getProperty("type"));
    }
}
