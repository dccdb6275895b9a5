package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_REPLIED;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNEE;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;
import static io.parley.lifecycle.diagram.ConversationProcess.REPLY;
import static io.parley.lifecycle.diagram.ConversationProcess.REPLY_ID;

import io.parley.conversation.Invalid;
import io.parley.conversation.Reply;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ProcessEngineServicesAware;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** What people do to a task, told to the diagram in its own words once the rules have let it pass. */
@Component
class PeoplesActs {

    private static final Set<String> REPLY_VARIABLES = Set.of(REPLY, REPLY_ID);
    private static final Set<String> OWN_STATES = Set.of(OPEN, ASSIGNED);

    private final Books books;
    private final Bookkeeping bookkeeping;
    private final DeliveryStart delivery;

    PeoplesActs(Books books, Bookkeeping bookkeeping, DeliveryStart delivery) {
        this.books = books;
        this.bookkeeping = bookkeeping;
        this.delivery = delivery;
    }

    /** What comes along when a task is completed: a reply with Open, else only what the diagram may read. */
    void completed(DelegateTask task) {
        var isReply = task.getTaskDefinitionKey().equals(OPEN);
        var wanted = books.of(task.getExecution()).wanted();
        if (wanted == null) refuseStrangers(task, isReply ? REPLY_VARIABLES : Set.of());
        if (isReply) replied(task, wanted == null ? take(task.getExecution()) : wanted);
    }

    /** Parley's own states keep no process variables, and nobody names the next assignee by one. */
    private static void refuseStrangers(DelegateTask task, Set<String> known) {
        var strangers = new TreeSet<>(task.getExecution().getVariableNames());
        if (!OWN_STATES.contains(task.getTaskDefinitionKey())) strangers.retainAll(Set.of(ASSIGNEE, REPLY));
        strangers.removeAll(known);
        if (!strangers.isEmpty())
            throw new Invalid("variables", "Completing this takes no " + String.join(", ", strangers) + " along");
    }

    /** The first reply (R4): whoever completed Open has the conversation. */
    private void replied(DelegateTask task, Reply reply) {
        var execution = task.getExecution();
        var person = actorOf(task);
        store(books.of(execution), reply, person, task.getProcessEngineServices());
        execution.setVariable(ASSIGNEE, Variables.stringValue(person, true));
    }

    /** Somebody wrote first (R16), and has the conversation; only Parley's own doors bring what they wrote. */
    void wroteFirst(DelegateExecution execution) {
        var book = books.of(execution);
        var reply = book.wanted();
        if (reply == null || !reply.content().isTemplate())
            throw new Invalid("template", "Who writes first does so with a template, at Parley's own API");
        var person = actorOf(execution);
        store(book, reply, person, execution.getProcessEngineServices());
        execution.setVariable(ASSIGNEE, Variables.stringValue(person, true));
    }

    /** Stores a reply that WhatsApp would take now, and has it delivered. */
    private void store(Book book, Reply reply, String person, ProcessEngineServices engine) {
        var now = ClockUtil.getCurrentTime().toInstant();
        ReplyWindow.refusal(book.conversation(), reply.content(), now).ifPresent(refusal -> {
            throw refusal;
        });
        book.answers(reply, person, now);
        delivery.begin(engine, book.conversation());
    }

    private static Reply take(DelegateExecution execution) {
        var text = execution.getVariable(REPLY);
        if (text == null) throw new Invalid(REPLY, "Completing Open is the first reply: it needs the variable reply");
        if (!(text instanceof String)) throw new Invalid(REPLY, "A reply is a text");
        var id = Objects.requireNonNullElseGet(execution.getVariable(REPLY_ID), UUID::randomUUID);
        execution.removeVariables(REPLY_VARIABLES);
        return new Reply(id.toString(), text.toString());
    }

    /** The task was handed to somebody, or its assignee replies (R6). */
    void updated(DelegateTask task) {
        var book = books.of(task.getExecution());
        var reply = book.wanted();
        if (reply != null) answer(task, book, reply);
        else if (Naming.assigns((TaskEntity) task)) tell(task, CONVERSATION_ASSIGNED);
        else bookkeeping.handed(task);
    }

    private void answer(DelegateTask task, Book book, Reply reply) {
        store(book, reply, actorOf(task), task.getProcessEngineServices());
        var state = ((ExecutionEntity) task.getExecution()).getActivity();
        if (Boundaries.hears(state, AGENT_REPLIED)) tell(task, AGENT_REPLIED);
    }

    private static void tell(DelegateTask task, String message) {
        task.getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(task.getProcessInstanceId())
                .setVariable(ASSIGNEE, Variables.stringValue(task.getAssignee(), true))
                .correlate();
    }

    private static String actorOf(ProcessEngineServicesAware it) {
        return it.getProcessEngineServices()
                .getIdentityService()
                .getCurrentAuthentication()
                .getUserId();
    }
}
