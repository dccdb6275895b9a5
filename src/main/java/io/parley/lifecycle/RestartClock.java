package io.parley.lifecycle;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** {@code ${restartClock}}: lets the timer of the current state run its own drawn duration again (R8). */
@Component
class RestartClock implements JavaDelegate {

    private final Books books;

    RestartClock(Books books) {
        this.books = books;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var book = books.of(execution);
        var state = book.conversation().stands().state();
        var process = ((ExecutionEntity) execution).getProcessDefinition();
        for (var timer : timersOf(execution)) {
            var event = process.findActivity(timer.getActivityId());
            if (event.getEventScope().getId().equals(state)) restart(timer, book);
        }
    }

    private static Iterable<TimerEntity> timersOf(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getManagementService()
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .timers()
                .list()
                .stream()
                .map(TimerEntity.class::cast)
                .toList();
    }

    private static void restart(TimerEntity timer, Book book) {
        var event = timer.getExecution().getProcessDefinition().findActivity(timer.getActivityId());
        Boundaries.clockOf(timer, event).ifPresent(clock -> {
            timer.setCreateTime(Date.from(book.clockStartedAt()));
            clock.resolveAndSetDuedate(timer.getExecution(), timer, true);
            book.closesAt(timer.getDuedate().toInstant());
        });
    }
}
