package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_REPLIED;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNEE;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;
import static io.parley.lifecycle.diagram.ConversationProcess.REPLY;
import static io.parley.lifecycle.diagram.ConversationProcess.REPLY_ID;

import io.parley.conversation.Invalid;
import io.parley.conversation.Reply;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** What people do to a task, told to the diagram in its own words once the rules have let it pass. */
@Component
class PeoplesActs {

    private final Books books;
    private final Bookkeeping bookkeeping;

    PeoplesActs(Books books, Bookkeeping bookkeeping) {
        this.books = books;
        this.bookkeeping = bookkeeping;
    }

    /** Open is completed with the first reply (R4), and whoever completed it has the conversation. */
    void replied(DelegateTask task) {
        var execution = task.getExecution();
        var person = actorOf(task);
        books.of(execution)
                .answers(take(execution), person, ClockUtil.getCurrentTime().toInstant());
        execution.removeVariables(List.of(REPLY, REPLY_ID, ASSIGNEE));
        execution.setVariable(ASSIGNEE, Variables.stringValue(person, true));
    }

    private static Reply take(DelegateExecution execution) {
        var text = execution.getVariable(REPLY);
        if (text == null) throw new Invalid(REPLY, "Completing Open is the first reply: it needs the variable reply");
        var id = Objects.requireNonNullElseGet(execution.getVariable(REPLY_ID), UUID::randomUUID);
        return new Reply(id.toString(), text.toString());
    }

    /** The task was handed to somebody, or its assignee replies (R6). */
    void updated(DelegateTask task) {
        var book = books.of(task.getExecution());
        var reply = book.wanted();
        if (reply != null) answer(task, book, reply);
        else if (isAssignment((TaskEntity) task)) tell(task, CONVERSATION_ASSIGNED);
        else bookkeeping.handed(task);
    }

    private static void answer(DelegateTask task, Book book, Reply reply) {
        book.answers(reply, actorOf(task), ClockUtil.getCurrentTime().toInstant());
        var state = ((ExecutionEntity) task.getExecution()).getActivity();
        if (Boundaries.hears(state, AGENT_REPLIED)) tell(task, AGENT_REPLIED);
    }

    /** Setting the assignee of Open to somebody else assigns the conversation (R5). */
    private static boolean isAssignment(TaskEntity task) {
        var assignee = task.getAssignee();
        return task.getTaskDefinitionKey().equals(OPEN)
                && task.getPropertyChanges().containsKey(TaskEntity.ASSIGNEE)
                && assignee != null
                && !assignee.equals(actorOf(task));
    }

    private static void tell(DelegateTask task, String message) {
        task.getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(task.getProcessInstanceId())
                .setVariable(ASSIGNEE, Variables.stringValue(task.getAssignee(), true))
                .correlate();
    }

    private static String actorOf(DelegateTask task) {
        return task.getProcessEngineServices()
                .getIdentityService()
                .getCurrentAuthentication()
                .getUserId();
    }
}
