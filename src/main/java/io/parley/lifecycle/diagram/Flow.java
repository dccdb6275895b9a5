package io.parley.lifecycle.diagram;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** How a diagram hangs together: its states, and what lies between them. */
final class Flow {

    private final Process process;

    Flow(Process process) {
        this.process = process;
    }

    List<FlowNode> nodes() {
        return process.getModelInstance().getModelElementsByType(FlowNode.class).stream()
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(FlowElement element) {
        var parent = element.getParentElement();
        while (parent != null && !parent.equals(process)) parent = parent.getParentElement();
        return parent != null;
    }

    <T extends FlowNode> List<T> all(Class<T> kind) {
        return nodes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<FlowNode> states() {
        return nodes().stream().filter(Flow::isState).toList();
    }

    List<BoundaryEvent> boundariesOf(FlowNode state) {
        return all(BoundaryEvent.class).stream()
                .filter(event -> state.equals(event.getAttachedTo()))
                .toList();
    }

    static boolean isState(FlowNode node) {
        return node instanceof UserTask || node instanceof ReceiveTask;
    }

    /** The name of the message that an event waits for; null where it waits for something else. */
    static @Nullable String messageOf(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .map(Flow::nameOf)
                .findFirst()
                .orElse(null);
    }

    /** The names of the messages that the process waits for. */
    Stream<String> messages() {
        var events = all(CatchEvent.class).stream().map(Flow::messageOf);
        var tasks = all(ReceiveTask.class).stream().map(ReceiveTask::getMessage).map(Flow::nameOf);
        return Stream.concat(events, tasks).filter(Objects::nonNull);
    }

    private static String nameOf(@Nullable Message message) {
        return message == null ? "" : message.getName();
    }

    static boolean hears(CatchEvent event, String message) {
        return message.equals(messageOf(event));
    }

    /** What a token comes by on its way from here, up to and including the next states. */
    Set<FlowNode> ahead(FlowNode from) {
        return reach(next(from), this::next);
    }

    /** Where a token can have come from on its way into a state: states, starts and boundaries. */
    Set<FlowNode> origins(FlowNode state) {
        var before = reach(previous(state), this::previous);
        before.removeIf(node -> !isState(node) && !previous(node).isEmpty());
        return before;
    }

    private static Set<FlowNode> reach(List<FlowNode> first, Function<FlowNode, List<FlowNode>> step) {
        var seen = new LinkedHashSet<FlowNode>();
        var next = new ArrayDeque<>(first);
        while (!next.isEmpty()) {
            var node = next.poll();
            if (seen.add(node) && !isState(node)) next.addAll(step.apply(node));
        }
        return seen;
    }

    /** The nodes after this one; the engine goes by the flows' ends, not by what a node says of its flows. */
    List<FlowNode> next(FlowNode node) {
        return flows().filter(flow -> node.equals(flow.getSource()))
                .map(SequenceFlow::getTarget)
                .toList();
    }

    private List<FlowNode> previous(FlowNode node) {
        return flows().filter(flow -> node.equals(flow.getTarget()))
                .map(SequenceFlow::getSource)
                .toList();
    }

    Stream<SequenceFlow> flows() {
        return process.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
                .filter(this::isOurs);
    }
}
