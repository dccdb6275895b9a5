package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * The states of a conversation's diagram in which it is drawn that a customer's message does nothing, or starts the state's
 * clock again and does nothing else. Whatever is drawn otherwise in the least is not among them.
 */
public final class QuietStates {

    private static final String RESTART_CLOCK = "${restartClock}";

    private final Process process;
    private final Flow flow;

    private QuietStates(Process process) {
        this.process = process;
        this.flow = new Flow(process);
    }

    /** @param clock the duration, in ISO 8601, that a message lets run again; null where it does nothing at all */
    public record Quiet(@Nullable String clock) {}

    /** The quiet states by their ids. */
    public static Map<String, Quiet> of(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(Process.class).stream()
                .filter(process -> process.getId().equals(ConversationProcess.KEY))
                .findFirst()
                .map(process -> new QuietStates(process).find())
                .orElse(Map.of());
    }

    private Map<String, Quiet> find() {
        var quiet = new LinkedHashMap<String, Quiet>();
        if (isHeardOnlyOnTop())
            flow.all(UserTask.class)
                    .forEach(state -> quietness(state).ifPresent(found -> quiet.put(state.getId(), found)));
        return quiet;
    }

    /** Nothing around a state listens besides it. */
    private boolean isHeardOnlyOnTop() {
        return flow.all(CatchEvent.class).stream()
                .filter(event -> Flow.hears(event, CUSTOMER_WROTE))
                .allMatch(event -> process.equals(event.getParentElement()));
    }

    private Optional<Quiet> quietness(UserTask state) {
        var ears = flow.boundariesOf(state).stream()
                .filter(event -> Flow.hears(event, CUSTOMER_WROTE))
                .toList();
        if (ears.size() != 1 || ears.get(0).cancelActivity() || !isBare(ears.get(0))) return Optional.empty();
        return onlyNext(ears.get(0)).flatMap(next -> quietness(state, next));
    }

    private Optional<Quiet> quietness(UserTask state, FlowNode next) {
        if (isEnd(next)) return Optional.of(new Quiet(null));
        var restarts = isRestart(next) && onlyNext(next).filter(this::isEnd).isPresent();
        return restarts ? clockOf(state).map(Quiet::new) : Optional.empty();
    }

    private Optional<FlowNode> onlyNext(FlowNode node) {
        var flows = flow.flows().filter(it -> node.equals(it.getSource())).toList();
        return flows.size() == 1 && isPlain(flows.get(0))
                ? Optional.of(flows.get(0).getTarget())
                : Optional.empty();
    }

    private boolean isEnd(FlowNode node) {
        return node instanceof EndEvent end && end.getEventDefinitions().isEmpty() && isBare(end);
    }

    private boolean isRestart(FlowNode node) {
        return node instanceof ServiceTask task
                && RESTART_CLOCK.equals(task.getCamundaDelegateExpression())
                && task.getLoopCharacteristics() == null
                && flow.boundariesOf(task).isEmpty()
                && isBare(task);
    }

    /** The one clock of a state, if its duration stands in the diagram as it is. */
    private Optional<String> clockOf(UserTask state) {
        var clocks = flow.boundariesOf(state).stream()
                .filter(BoundaryEvent::cancelActivity)
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .toList();
        return clocks.size() == 1 ? durationOf(clocks) : Optional.empty();
    }

    private static Optional<String> durationOf(List<TimerEventDefinition> clock) {
        return Optional.ofNullable(clock.get(0).getTimeDuration())
                .map(duration -> duration.getTextContent().strip())
                .filter(text -> text.startsWith("P"));
    }

    private static boolean isBare(FlowNode node) {
        return hasNoExtensions(node)
                && !node.isCamundaAsyncBefore()
                && !node.isCamundaAsyncAfter()
                && node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "async") == null;
    }

    private static boolean isPlain(SequenceFlow flow) {
        return hasNoExtensions(flow) && flow.getConditionExpression() == null;
    }

    private static boolean hasNoExtensions(FlowElement element) {
        var extensions = element.getExtensionElements();
        return extensions == null || extensions.getElements().isEmpty();
    }
}
