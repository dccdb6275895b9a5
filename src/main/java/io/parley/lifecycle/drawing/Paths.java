package io.parley.lifecycle.drawing;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;

import io.parley.conversation.Move;
import io.parley.conversation.Transition.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * Which elements a conversation has come by on its way from one state to the next. Where the diagram allows several ways,
 * only what all of them share is certain.
 */
final class Paths {

    private final BpmnModelInstance diagram;
    private final RuleActions rules;

    Paths(BpmnModelInstance diagram, RuleActions rules) {
        this.diagram = diagram;
        this.rules = rules;
    }

    /** What lies between the two states, in the order of the way; nothing where it stayed where it was. */
    Set<FlowElement> of(Move move) {
        var stayed = move.to().equals(move.from()) && move.why().kind() == Kind.RULE;
        if (stayed || !(diagram.getModelElementById(move.to()) instanceof FlowNode end)) return Set.of();
        var ways = origins(move).stream()
                .flatMap(origin -> ways(origin, end, Set.of()).stream())
                .toList();
        return shared(ways);
    }

    private static Set<FlowElement> shared(List<Set<FlowElement>> ways) {
        if (ways.isEmpty()) return Set.of();
        var shared = new LinkedHashSet<>(ways.get(0));
        ways.forEach(shared::retainAll);
        return shared;
    }

    /** Every way that passes no other state and nothing twice. */
    private List<Set<FlowElement>> ways(FlowNode from, FlowNode end, Set<FlowElement> before) {
        var here = with(before, isState(from) ? null : from);
        var found = new ArrayList<Set<FlowElement>>();
        for (var flow : leaving(from)) {
            var next = flow.getTarget();
            if (next.equals(end)) found.add(with(here, flow));
            else if (!isState(next) && !here.contains(next)) found.addAll(ways(next, end, with(here, flow)));
        }
        return found;
    }

    /** The engine goes by the flows' ends, not by what a node says of its flows. */
    private List<SequenceFlow> leaving(FlowNode node) {
        return diagram.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    private static Set<FlowElement> with(Set<FlowElement> before, @Nullable FlowElement next) {
        var all = new LinkedHashSet<>(before);
        if (next != null) all.add(next);
        return all;
    }

    private List<FlowNode> origins(Move move) {
        var from = move.from();
        if (from == null) return starts(move.why().kind() == Kind.RULE ? AGENT_WROTE_FIRST : CUSTOMER_WROTE);
        if (!(diagram.getModelElementById(from) instanceof FlowNode state)) return List.of();
        return switch (move.why().kind()) {
            case TIMER -> timer(move.why().detail());
            case MESSAGE -> hearing(state, CUSTOMER_WROTE::equals);
            case RULE -> acted(state, rules.messagesOf(move.why().detail()));
        };
    }

    private List<FlowNode> starts(String message) {
        return diagram.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> message.equals(messageOf(start)))
                .map(FlowNode.class::cast)
                .toList();
    }

    private List<FlowNode> timer(String event) {
        return diagram.getModelElementById(event) instanceof FlowNode timer ? List.of(timer) : List.of();
    }

    /** The state itself where it waits for the message, or the events on its boundary that do. */
    private List<FlowNode> hearing(FlowNode state, Predicate<String> message) {
        var boundary = boundaries(state, message).toList();
        return boundary.isEmpty() && state instanceof ReceiveTask ? List.of(state) : boundary;
    }

    /** What a person did either is a message to the boundary or completes the task. */
    private List<FlowNode> acted(FlowNode state, Set<String> messages) {
        var told = boundaries(state, messages::contains).toList();
        if (!told.isEmpty()) return told;
        return messages.isEmpty()
                ? Stream.concat(Stream.of(state), boundaries(state, message -> true))
                        .toList()
                : List.of(state);
    }

    private Stream<FlowNode> boundaries(FlowNode state, Predicate<String> message) {
        return diagram.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> state.equals(event.getAttachedTo()))
                .filter(event -> messageOf(event) != null && message.test(messageOf(event)))
                .map(FlowNode.class::cast);
    }

    private static @Nullable String messageOf(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .map(message -> message == null ? "" : message.getName())
                .findFirst()
                .orElse(null);
    }

    private static boolean isState(FlowNode node) {
        return node instanceof UserTask || node instanceof ReceiveTask;
    }

    /** What the diagram calls a way: its first label. */
    static @Nullable String nameOf(Set<FlowElement> way) {
        return way.stream()
                .map(FlowElement::getName)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }
}
