package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_REPLIED;
import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNEE;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WAITS;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Lets a diagram read Parley's variables only where Parley has brought them: they are gone at the next state. */
final class VariablesContract {

    private static final Set<String> BRING_AN_ASSIGNEE =
            Set.of(CONVERSATION_ASSIGNED, AGENT_REPLIED, AGENT_WROTE_FIRST);

    private final Flow flow;
    private final Faults faults;

    VariablesContract(Flow flow, Faults faults) {
        this.flow = flow;
        this.faults = faults;
    }

    void check() {
        flow.all(UserTask.class).stream()
                .filter(state -> ("${" + ASSIGNEE + "}").equals(state.getCamundaAssignee()))
                .forEach(state -> checkOrigins(
                        state,
                        VariablesContract::bringsAnAssignee,
                        "leads to " + state.getName() + ", but nobody is known then who could have the conversation."));
        flow.flows()
                .filter(VariablesContract::asksWhetherTheCustomerWaits)
                .forEach(way -> checkOrigins(
                        way.getSource(),
                        VariablesContract::isTimer,
                        "leads to a question about " + CUSTOMER_WAITS + ", which is known only when a timer fires."));
    }

    private void checkOrigins(FlowNode node, Predicate<FlowNode> brings, String reason) {
        flow.origins(node).stream().filter(brings.negate()).forEach(origin -> faults.of(origin, reason));
    }

    private static boolean bringsAnAssignee(FlowNode origin) {
        return OPEN.equals(origin.getId())
                || origin instanceof CatchEvent event
                        && BRING_AN_ASSIGNEE.stream().anyMatch(message -> Flow.hears(event, message));
    }

    private static boolean asksWhetherTheCustomerWaits(SequenceFlow way) {
        var condition = way.getConditionExpression();
        return condition != null && condition.getTextContent().contains(CUSTOMER_WAITS);
    }

    private static boolean isTimer(FlowNode origin) {
        return origin instanceof BoundaryEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }
}
