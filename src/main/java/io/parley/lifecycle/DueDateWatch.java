package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.lifecycle.diagram.ConversationProcess;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
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
            timers().forEach(timer -> note(timer, command instanceof RecalculateJobDuedateCmd));
        return result;
    }

    /** The engine's cache keeps timers among what can be acquired, and finds none by their own class. */
    private static List<TimerEntity> timers() {
        List<? extends DbEntity> jobs =
                Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class);
        return jobs.stream()
                .filter(TimerEntity.class::isInstance)
                .map(TimerEntity.class::cast)
                .toList();
    }

    private void note(TimerEntity timer, boolean isReckoned) {
        var execution = timer.getExecution();
        if (execution == null || timer.getDuedate() == null) return;
        var process = execution.getProcessDefinition();
        if (!process.getKey().equals(ConversationProcess.KEY)) return;
        Boundaries.clockOf(timer, process.findActivity(timer.getActivityId())).ifPresent(clock -> {
            var book = books.of(ConversationKey.parse(execution.getProcessBusinessKey()));
            if (isReckoned) reckon(timer, clock, book);
            book.closesAt(timer.getDuedate().toInstant());
        });
    }

    /** The engine reckons from when the timer was set; the customer may have written since. */
    private static void reckon(TimerEntity timer, TimerDeclarationImpl clock, Book book) {
        var reckoned = timer.getDuedate();
        timer.setCreateTime(Date.from(book.clockStartedAt()));
        clock.resolveAndSetDuedate(timer.getExecution(), timer, true);
        if (reckoned.after(timer.getDuedate())) timer.setDuedate(reckoned);
    }
}
