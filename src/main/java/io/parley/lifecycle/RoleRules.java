package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNEE;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_RESOLVED;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import io.parley.conversation.Action;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code ${roleRules}}: what the diagram asks before a person changes anything, whichever door they came through. */
@Component
class RoleRules implements TaskListener, ExecutionListener {

    private static final Set<String> HARMLESS = Set.of(TaskEntity.ASSIGNEE);

    private final Books books;
    private final Rules rules;

    RoleRules(Books books, Rules rules) {
        this.books = books;
        this.rules = rules;
    }

    @Override
    public void notify(DelegateTask task) {
        var book = books.of(task.getExecution());
        if (EVENTNAME_COMPLETE.equals(task.getEventName())) completed(task, book);
        else updated((TaskEntity) task, book);
    }

    private void completed(DelegateTask task, Book book) {
        rules.require(task.getProcessEngineServices(), book, completionOf(task));
        requireCurrent(task, book);
    }

    /** Completing Open is the first reply (R4), completing Assigned marks as resolved (R9). */
    private static Action completionOf(DelegateTask task) {
        return switch (task.getTaskDefinitionKey()) {
            case OPEN -> Action.REPLY;
            case ASSIGNED -> Action.RESOLVE;
            default -> Action.COMPLETE;
        };
    }

    private void updated(TaskEntity task, Book book) {
        if (book.wanted() != null) {
            rules.require(task.getProcessEngineServices(), book, Action.REPLY);
        } else if (!HARMLESS.containsAll(task.getPropertyChanges().keySet())) {
            rules.require(task.getProcessEngineServices(), book, Action.EDIT);
        } else if (Naming.isOther(task) || Naming.assigns(task)) {
            handed(task, book);
        }
        requireCurrent(task, book);
    }

    private void handed(TaskEntity task, Book book) {
        rules.require(task.getProcessEngineServices(), book, handOver(task));
        if (task.getAssignee() != null)
            rules.requireTeammate(book.conversation().ban(), task.getAssignee());
    }

    /** Setting Open's assignee to oneself is a pick-up (R3), to somebody else an assignment (R5). */
    private static Action handOver(TaskEntity task) {
        if (task.getAssignee() == null) return Action.RELEASE;
        return task.getTaskDefinitionKey().equals(OPEN) && !Naming.assigns(task) ? Action.PICK_UP : Action.ASSIGN;
    }

    /** The row is locked: a task that it does not know any more never comes back, and somebody else was faster. */
    private void requireCurrent(DelegateTask task, Book book) {
        if (!task.getId().equals(book.conversation().stands().task())) throw rules.tooLate(book);
    }

    /** A person's message: an assignment (R5), a resolution (R11), writing first (R16), or one that an analyst added. */
    @Override
    public void notify(DelegateExecution execution) {
        var book = books.of(execution);
        var wanted = wantedBy(Boundaries.messageOf((ExecutionEntity) execution));
        if (wanted == Action.START) rules.requireMember(execution.getProcessEngineServices(), book);
        rules.require(execution.getProcessEngineServices(), book, wanted);
        if (wanted == Action.ASSIGN) rules.requireTeammate(book.conversation().ban(), assigneeOf(execution));
        if (!isWhere(book, (ExecutionEntity) execution)) throw new MovedOn();
    }

    private static boolean isWhere(Book book, ExecutionEntity execution) {
        return Boundaries.isStart(execution) ? !book.runs() : book.isIn(Boundaries.stateOf(execution));
    }

    private static Action wantedBy(@Nullable String message) {
        if (CONVERSATION_ASSIGNED.equals(message)) return Action.ASSIGN;
        if (AGENT_WROTE_FIRST.equals(message)) return Action.START;
        return CONVERSATION_RESOLVED.equals(message) ? Action.RESOLVE : Action.COMPLETE;
    }

    private static String assigneeOf(DelegateExecution execution) {
        return String.valueOf(execution.getVariable(ASSIGNEE));
    }
}
