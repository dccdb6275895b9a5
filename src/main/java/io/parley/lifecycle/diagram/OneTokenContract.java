package io.parley.lifecycle.diagram;

import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;

/** Keeps a conversation in exactly one state: one token walks from state to state and rests nowhere else. */
final class OneTokenContract {

    private static final Set<String> SPLITTING = Set.of(
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "callActivity",
            "parallelGateway",
            "inclusiveGateway",
            "complexGateway",
            "eventBasedGateway");

    private final Flow flow;
    private final Faults faults;

    OneTokenContract(Flow flow, Faults faults) {
        this.flow = flow;
        this.faults = faults;
    }

    void check() {
        flow.nodes().forEach(this::checkNode);
        flow.all(EndEvent.class).forEach(this::checkEnd);
        flow.all(ExclusiveGateway.class).forEach(this::checkGateway);
        flow.all(BoundaryEvent.class).stream()
                .filter(event -> !event.cancelActivity())
                .forEach(this::checkAside);
        mainWay().forEach(this::checkOnTheWay);
    }

    private void checkNode(FlowNode node) {
        var kind = node.getElementType().getTypeName();
        faults.unless(!SPLITTING.contains(kind), node, "would let a conversation be in several states or in none.");
        faults.unless(
                !kind.equals("intermediateCatchEvent"),
                node,
                "waits, but is no state; draw a user task or a receive task.");
        faults.unless(
                flow.next(node).size() <= 1 || node instanceof ExclusiveGateway,
                node,
                "has several ways out; only an exclusive gateway (X) may choose.");
    }

    private void checkEnd(EndEvent end) {
        faults.unless(end.getEventDefinitions().isEmpty(), end, "does more than end; draw a plain end event.");
    }

    private void checkGateway(ExclusiveGateway gateway) {
        faults.unless(
                flow.next(gateway).size() <= 1 || gateway.getDefault() != null,
                gateway,
                "has no default flow: where no condition holds, the conversation would be stuck.");
    }

    /** A non-interrupting event leaves the token in its state and sends a second one aside. */
    private void checkAside(BoundaryEvent event) {
        faults.unless(
                flow.ahead(event).stream().noneMatch(Flow::isState),
                event,
                "is non-interrupting and leads to a state: the conversation would be in two states.");
        flow.ahead(event).stream().filter(node -> !Flow.isState(node)).forEach(this::checkOnTheWay);
    }

    /** Everything that the one token comes by, the states among it. */
    private Stream<FlowNode> mainWay() {
        var origins =
                flow.nodes().stream().filter(OneTokenContract::isOnMainWay).toList();
        var between = origins.stream().flatMap(origin -> flow.ahead(origin).stream());
        return Stream.concat(origins.stream(), between).distinct();
    }

    private static boolean isOnMainWay(FlowNode node) {
        return Flow.isState(node)
                || node instanceof StartEvent
                || node instanceof BoundaryEvent event && event.cancelActivity();
    }

    private void checkOnTheWay(FlowNode node) {
        faults.unless(
                !isLeftToOthers(node),
                node,
                "may wait, and a conversation waits in its states only; draw it in a process of its own.");
        faults.unless(
                !node.isCamundaAsyncBefore() && !node.isCamundaAsyncAfter(),
                node,
                "is asynchronous: until the engine comes by, the conversation would be between its states.");
    }

    private static boolean isLeftToOthers(FlowNode node) {
        var sends = node instanceof ThrowEvent event
                && event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
        return sends || "external".equals(node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "type"));
    }
}
