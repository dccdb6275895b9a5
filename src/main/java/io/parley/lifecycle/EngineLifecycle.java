package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNEE;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_RESOLVED;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;
import static io.parley.lifecycle.diagram.ConversationProcess.NONE;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import io.parley.conversation.Action;
import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Lifecycle;
import io.parley.conversation.Message;
import io.parley.conversation.Person;
import io.parley.conversation.Refusal;
import io.parley.conversation.Reply;
import io.parley.conversation.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Parley's own doors tell the diagram. */
@Component
class EngineLifecycle implements Lifecycle {

    private final ProcessEngine engine;
    private final Engine as;
    private final Books books;
    private final Rules rules;
    private final States states;
    private final Ears ears;
    private final ShortWay shortWay;
    private final Newest newest;
    private final SendAgain sendAgain;
    private final Turns turns;

    EngineLifecycle(
            ProcessEngine engine,
            Engine as,
            Books books,
            Rules rules,
            States states,
            Ears ears,
            ShortWay shortWay,
            Newest newest,
            SendAgain sendAgain,
            Turns turns) {
        this.engine = engine;
        this.as = as;
        this.books = books;
        this.rules = rules;
        this.states = states;
        this.ears = ears;
        this.shortWay = shortWay;
        this.newest = newest;
        this.sendAgain = sendAgain;
        this.turns = turns;
    }

    @Override
    public Optional<Conversation> quietly(Conversation conversation, InboundMessage message) {
        turns.give();
        return shortWay.of(conversation, message);
    }

    @Override
    public void customerWrote(Conversation conversation, InboundMessage message) {
        turns.give();
        var book = books.open(conversation);
        book.delivers(message);
        as.itself(() -> {
            if (book.runs()) tell(conversation, CUSTOMER_WROTE, Map.of());
            else start(conversation, CUSTOMER_WROTE);
        });
    }

    private void start(Conversation conversation, String message) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processDefinitionId(newest.diagram())
                .processInstanceBusinessKey(conversation.key().toString())
                .correlateStartMessage();
    }

    @Override
    public Message reply(Person person, Conversation conversation, Reply reply) {
        turns.give();
        var book = books.open(conversation);
        as.person(person, () -> {
            var task = taskOf(book, Action.REPLY);
            book.wants(reply);
            if (book.isIn(OPEN)) complete(task);
            else as.touch(task);
        });
        return book.answered();
    }

    @Override
    public void sendAgain(Person person, Conversation conversation, String messageId) {
        var book = books.open(conversation);
        as.person(person, () -> rules.require(engine, book, Action.REPLY));
        sendAgain.of(book, messageId);
    }

    @Override
    public void start(Person person, Conversation conversation, Reply first) {
        var book = books.open(conversation);
        as.person(person, () -> {
            rules.require(engine, book, Action.START);
            if (!ears.hear(conversation, AGENT_WROTE_FIRST)) throw notDrawn(book);
            book.wants(first);
            if (book.runs()) tell(conversation, AGENT_WROTE_FIRST, Map.of());
            else start(conversation, AGENT_WROTE_FIRST);
        });
    }

    private static Refusal notDrawn(Book book) {
        var standing = book.standing();
        var state = standing == null ? NONE : standing.state();
        var sentence = "The diagram that runs here does not let anybody write first.";
        return new Refusal(Refusal.Because.STATE, "none", sentence, state, null);
    }

    @Override
    public void pickUp(Person person, Conversation conversation) {
        hand(person, conversation, Action.PICK_UP, person.id());
    }

    @Override
    public void release(Person person, Conversation conversation) {
        hand(person, conversation, Action.RELEASE, null);
    }

    private void hand(Person person, Conversation conversation, Action action, @Nullable String assignee) {
        var book = books.open(conversation);
        as.person(person, () -> {
            if (!book.isIn(OPEN)) rules.require(engine, book, action);
            hand(book, action, assignee);
        });
    }

    /** The task's listeners ask the rules; but where nothing changes they stay silent, and no is still no. */
    private void hand(Book book, Action action, @Nullable String assignee) {
        var task = taskOf(book, action);
        if (Objects.equals(assignee, book.holder())) rules.require(engine, book, action);
        else engine.getTaskService().setAssignee(task, assignee);
    }

    @Override
    public void assign(Person person, Conversation conversation, String assignee) {
        var book = books.open(conversation);
        as.person(person, () -> {
            if (book.isIn(OPEN)) tell(conversation, CONVERSATION_ASSIGNED, Map.of(ASSIGNEE, transientText(assignee)));
            else hand(book, Action.ASSIGN, assignee);
        });
    }

    @Override
    public void resolve(Person person, Conversation conversation) {
        var book = books.open(conversation);
        as.person(person, () -> {
            if (book.isIn(OPEN)) tell(conversation, CONVERSATION_RESOLVED, Map.of());
            else complete(taskOf(book, Action.RESOLVE));
        });
    }

    @Override
    public void end(Conversation conversation) {
        var runtime = engine.getRuntimeService();
        as.itself(() -> {
            DeliveryStart.runsOf(runtime, conversation.key().toString())
                    .list()
                    .forEach(delivery -> end(runtime, delivery.getId()));
            var instance = conversation.stands().instance();
            if (instance != null) end(runtime, instance);
        });
        as.itself(() -> forget(conversation.key().toString()));
    }

    /** Where somebody has told the engine to keep a history, which Parley does not need. */
    private void forget(String key) {
        var history = engine.getHistoryService();
        var instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        if (!instances.isEmpty()) history.deleteHistoricProcessInstances(instances);
    }

    private static void end(RuntimeService runtime, String instance) {
        runtime.deleteProcessInstance(instance, "erased", true, true, true, false);
    }

    @Override
    public List<State> states() {
        return states.inOrder();
    }

    @Override
    public Optional<String> label(String element) {
        return states.label(element);
    }

    @Override
    public @Nullable Refusal wouldRefuse(Person person, Conversation conversation, Action action) {
        var refusal = rules.wouldRefuse(engine, conversation.stands(), action, person);
        if (refusal != null || action != Action.REPLY) return refusal;
        return ReplyWindow.refusal(conversation, ClockUtil.getCurrentTime().toInstant())
                .orElse(null);
    }

    /** The task people work on; where the state has none, the rules say why nothing can be done there (R13). */
    private String taskOf(Book book, Action action) {
        var standing = book.conversation().stands();
        if (standing.task() != null && standing.instance() != null) {
            Engine.tree(standing.instance()).withTasksIn(standing.state());
            return standing.task();
        }
        rules.require(engine, book, action);
        throw new Refusal(Refusal.Because.STATE, "none", "The diagram has nothing to do here.", standing.state(), null);
    }

    private void complete(String task) {
        engine.getTaskService().complete(task);
    }

    /** Straight to whoever waits for the message; where nobody does, or several, the engine says so. */
    private void tell(Conversation conversation, String message, Map<String, Object> variables) {
        var instance = Objects.requireNonNull(conversation.stands().instance());
        var standing = conversation.stands();
        var tree = Engine.tree(instance);
        if (standing.task() != null) tree.withTasksIn(standing.state());
        var runtime = engine.getRuntimeService();
        tree.waitingFor(message)
                .ifPresentOrElse(
                        execution -> runtime.messageEventReceived(message, execution, variables),
                        () -> runtime.createMessageCorrelation(message)
                                .processInstanceId(instance)
                                .setVariables(variables)
                                .correlate());
    }

    private static TypedValue transientText(String text) {
        return Variables.stringValue(text, true);
    }
}
