package io.parley.lifecycle;

import io.parley.conversation.Person;
import io.parley.lifecycle.lean.InstanceTree;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/**
 * Runs work in one engine command, in somebody's name. The engine's own authorizations are left out: the counter has
 * found the conversation for this person, and what they may do to it the process itself decides.
 */
@Component
class Engine {

    private final IdentityService identity;
    private final CommandExecutor commands;
    private final BusinessCalendarManager calendars;

    Engine(ProcessEngine engine) {
        this.identity = engine.getIdentityService();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.commands = configuration.getCommandExecutorTxRequired();
        this.calendars = configuration.getBusinessCalendarManager();
    }

    void person(Person person, Runnable work) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthentication(person.id(), List.of(person.role().id()), List.copyOf(person.bans()));
        try {
            run(work);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** In nobody's name: what the customer or the clock does. */
    void itself(Runnable work) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            run(work);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** A conversation's process instance as it stands, read into the memory of the command that runs. */
    static InstanceTree tree(String instance) {
        return InstanceTree.read(Context.getCommandContext(), instance);
    }

    /** A deployed diagram as it was drawn. */
    BpmnModelInstance diagram(String definition) {
        return asked(context -> context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definition));
    }

    /** What somebody who sees everything is answered. */
    <T> T asked(Command<T> question) {
        return commands.execute(context -> context.runWithoutAuthorization(() -> question.execute(context)));
    }

    /** How the engine itself reckons the due dates of a kind of timer. */
    BusinessCalendar calendar(String kind) {
        return calendars.getBusinessCalendar(kind);
    }

    /** Lets a task's listeners look at it, although nothing about it has changed. */
    void touch(String taskId) {
        commands.execute(
                context -> context.getTaskManager().findTaskById(taskId).triggerUpdateEvent());
    }

    private void run(Runnable work) {
        try {
            commands.execute(context -> {
                context.runWithoutAuthorization(() -> {
                    work.run();
                    return null;
                });
                return null;
            });
        } catch (ProcessEngineException failure) {
            throw Causes.ours(failure).orElse(failure);
        }
    }
}
