package io.parley.lifecycle.lean;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** A process instance that is read at once, instead of piece by piece and some pieces twice. */
public final class InstanceTree {

    private final List<ExecutionEntity> executions;
    private final List<EventSubscriptionEntity> subscriptions;

    private InstanceTree(List<ExecutionEntity> executions, List<EventSubscriptionEntity> subscriptions) {
        this.executions = executions;
        this.subscriptions = subscriptions;
    }

    /** Reads an instance into the memory of this command; nothing where the engine has none of this id. */
    public static InstanceTree read(CommandContext engine, String instance) {
        var executions = engine.getExecutionManager().findExecutionsByProcessInstanceId(instance);
        var subscriptions = engine.getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(instance);
        executions.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(
                        root -> root.restoreProcessInstance(executions, subscriptions, null, null, null, null, null));
        return new InstanceTree(executions, subscriptions);
    }

    /** The same with the tasks of a state. */
    public InstanceTree withTasksIn(String state) {
        executions.stream()
                .filter(execution -> state.equals(execution.getActivityId()))
                .forEach(ExecutionEntity::getTasks);
        return this;
    }

    /** The execution that waits for a message, where exactly one does. */
    public Optional<String> waitingFor(String message) {
        var waiting = subscriptions.stream()
                .filter(it -> it.isSubscriptionForEventType(EventType.MESSAGE) && message.equals(it.getEventName()))
                .map(EventSubscriptionEntity::getExecutionId)
                .toList();
        return waiting.size() == 1 ? Optional.of(waiting.get(0)) : Optional.empty();
    }
}
