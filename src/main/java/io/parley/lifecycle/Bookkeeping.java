package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WAITS;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import io.parley.conversation.Duplicate;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Person;
import io.parley.conversation.Records;
import io.parley.conversation.Refusal;
import io.parley.conversation.Role;
import io.parley.conversation.Standing;
import io.parley.conversation.Transition.Kind;
import io.parley.conversation.Transition.Why;
import io.parley.conversation.Unknown;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what the engine does to a conversation, in the engine's own transaction. It records and never routes. */
@Component
class Bookkeeping {

    private final Books books;
    private final Records records;
    private final Rules rules;
    private final TaskNames names;

    Bookkeeping(Books books, Records records, Rules rules, TaskNames names) {
        this.books = books;
        this.records = records;
        this.rules = rules;
        this.names = names;
    }

    /** A state that people work in begins. */
    void entered(DelegateTask task) {
        var execution = (ExecutionEntity) task.getExecution();
        var book = books.of(execution);
        enter(book, execution, task.getAssignee(), task.getId());
        task.setName(names.of(book.conversation()));
        ((TaskEntity) task).setCreateTime(Date.from(book.conversation().stands().since()));
    }

    /** A state that waits for the customer begins. */
    void entered(DelegateExecution execution) {
        enter(books.of(execution), (ExecutionEntity) execution, null, null);
    }

    private static void enter(Book book, ExecutionEntity execution, @Nullable String assignee, @Nullable String task) {
        var due = Boundaries.dueDateOf(execution).map(Date::toInstant).orElse(null);
        var state = execution.getCurrentActivityId();
        var since = book.happenedAt(now());
        var standing = new Standing(
                state,
                assignee,
                null,
                since,
                due,
                execution.getProcessInstanceId(),
                execution.getProcessDefinitionId(),
                task);
        book.becomes(standing, now(), versionOf(execution));
    }

    /** The customer wrote, which begins a process instance. */
    void customerBegan(DelegateExecution execution) {
        var book = books.of(execution);
        admit(book, execution);
        begins(execution);
        hear(book, execution);
    }

    /** A process instance begins; it belongs to the conversation's account. */
    void begins(DelegateExecution execution) {
        var book = books.of(execution);
        if (book.runs()) throw new MovedOn();
        ((ExecutionEntity) execution).setTenantId(book.conversation().ban());
    }

    /** The customer wrote while the conversation was in a state. */
    void customerWrote(DelegateExecution execution, String state) {
        var book = books.of(execution);
        admit(book, execution);
        if (!book.isIn(state)) throw new MovedOn();
        hear(book, execution);
    }

    private void hear(Book book, DelegateExecution execution) {
        var delivered = book.delivered();
        book.hears(delivered != null ? delivered : fromOutside(book, execution));
    }

    /** Through Camunda's own API only a connector of the account brings a message, and nobody else learns of it. */
    private void admit(Book book, DelegateExecution execution) {
        var person = book.delivered() == null ? rules.person(execution.getProcessEngineServices()) : null;
        if (person != null) requireConnector(person, book);
    }

    private InboundMessage fromOutside(Book book, DelegateExecution execution) {
        var message = MessageVariables.take(execution);
        if (!records.add(
                Message.from(message), book.conversation().introducedBy(message).orElse(null))) throw new Duplicate();
        return message;
    }

    private static void requireConnector(Person person, Book book) {
        if (!person.belongsTo(book.conversation().ban())) throw new Unknown("There is no such conversation");
        if (person.role() == Role.CONNECTOR) return;
        var state =
                book.standing() == null ? "none" : book.conversation().stands().state();
        throw new Refusal(Refusal.Because.ROLE, "none", "Only a connector brings customers' messages in.", state, null);
    }

    /** A timer on a state's boundary fired; executed by hand before its time, it is refused (R10). */
    void timerFired(DelegateExecution execution) {
        var book = books.of(execution);
        if (!book.isIn(Boundaries.stateOf((ExecutionEntity) execution))) throw new MovedOn();
        if (isTooEarly()) throw tooEarly(book);
        book.because(new Why(Kind.TIMER, execution.getCurrentActivityId()), null);
        if (readsWhoWaits(execution))
            execution.setVariable(CUSTOMER_WAITS, Variables.booleanValue(book.customerWaits(), true));
    }

    private static boolean readsWhoWaits(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getProperty(CUSTOMER_WAITS) != null;
    }

    private static boolean isTooEarly() {
        var job = Context.getCommandContext().getCurrentJob();
        return job != null
                && job.getDuedate() != null
                && job.getDuedate().toInstant().isAfter(now());
    }

    /** The job executor lost a race with the customer; anybody else is impatient. */
    private static RuntimeException tooEarly(Book book) {
        if (Context.getJobExecutorContext() != null) return new MovedOn();
        var standing = book.conversation().stands();
        return new Refusal(
                Refusal.Because.STATE, "R10", "The timer is not due yet.", standing.state(), standing.assignee());
    }

    /** The task is in other hands: picked up or put back while open (R3), taken over or reassigned later (R7). */
    void handed(DelegateTask task) {
        var book = books.of(task.getExecution());
        var standing = book.conversation().stands();
        var isOpen = task.getTaskDefinitionKey().equals(OPEN);
        var next = isOpen ? standing.withPickedUpBy(task.getAssignee()) : standing.withAssignee(task.getAssignee());
        if (!next.equals(standing)) book.becomes(next, now(), versionOf((ExecutionEntity) task.getExecution()));
    }

    void ended(DelegateExecution execution) {
        books.of(execution).ends(now(), versionOf((ExecutionEntity) execution));
    }

    private static int versionOf(ExecutionEntity execution) {
        return execution.getProcessDefinition().getVersion();
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
