package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.lifecycle.diagram.ConversationProcess;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;

/** Keeps {@code closesAt} true when an operator moves a timer through Camunda's own API. */
final class DueDateWatch extends CommandInterceptor {

    private final Books books;

    DueDateWatch(Books books) {
        this.books = books;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        if (command instanceof SetJobDuedateCmd || command instanceof RecalculateJobDuedateCmd)
            Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntitiesByType(TimerEntity.class)
                    .forEach(this::note);
        return result;
    }

    private void note(TimerEntity timer) {
        var execution = timer.getExecution();
        if (execution == null || timer.getDuedate() == null) return;
        var process = execution.getProcessDefinition();
        if (!process.getKey().equals(ConversationProcess.KEY)) return;
        if (Boundaries.clockOf(timer, process.findActivity(timer.getActivityId()))
                .isPresent())
            books.of(ConversationKey.parse(execution.getProcessBusinessKey()))
                    .closesAt(timer.getDuedate().toInstant());
    }
}
