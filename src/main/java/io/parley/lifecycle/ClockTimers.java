package io.parley.lifecycle;

import io.parley.lifecycle.diagram.ConversationProcess;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Settles a state's clock when its timer fires: a customer who has written since then has moved {@code closesAt} and left
 * the timer alone, so that it is set again for the rest of the time, and the task stays as it is (R8, R10).
 */
final class ClockTimers extends TimerExecuteNestedActivityJobHandler {

    private final Books books;
    private final Turns turns;

    ClockTimers(Books books, Turns turns) {
        this.books = books;
        this.turns = turns;
    }

    @Override
    public void execute(
            TimerJobConfiguration timer, ExecutionEntity execution, CommandContext engine, @Nullable String tenant) {
        if (execution.getProcessDefinition().getKey().equals(ConversationProcess.KEY)) turns.take();
        if (!goesOn(timer, execution, engine)) super.execute(timer, execution, engine, tenant);
    }

    private boolean goesOn(TimerJobConfiguration timer, ExecutionEntity execution, CommandContext engine) {
        var process = execution.getProcessDefinition();
        if (!process.getKey().equals(ConversationProcess.KEY)) return false;
        var event = process.findActivity(timer.getTimerElementKey());
        var clock = Boundaries.clockOf(engine.getCurrentJob(), event);
        if (clock.isEmpty() || !isDue(engine.getCurrentJob().getDuedate())) return false;
        var book = books.of(execution);
        if (!book.isIn(event.getEventScope().getId())) return false;
        var closesAt = book.conversation().stands().closesAt();
        if (closesAt == null || isDue(Date.from(closesAt))) return false;
        setAgain(clock.get(), execution, book, closesAt);
        return true;
    }

    private static boolean isDue(@Nullable Date date) {
        return date == null || !date.after(ClockUtil.getCurrentTime());
    }

    private static void setAgain(TimerDeclarationImpl clock, ExecutionEntity execution, Book book, Instant closesAt) {
        var timer = clock.createTimerInstance(execution);
        timer.setCreateTime(Date.from(book.clockStartedAt()));
        timer.setDuedate(Date.from(closesAt));
    }
}
