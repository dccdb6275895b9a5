package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_REPLIED;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;

import java.util.List;
import java.util.Set;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.jspecify.annotations.Nullable;

/** What every state of a conversation needs: words for people, the rules, and an ear for the customer. */
final class StateContract {

    private static final String ROLE_RULES = "${roleRules}";
    private static final Set<String> ASKED_BY_NOBODY = Set.of(CUSTOMER_WROTE, AGENT_REPLIED);

    private final Flow flow;
    private final Faults faults;

    StateContract(Flow flow, Faults faults) {
        this.flow = flow;
        this.faults = faults;
    }

    void check() {
        flow.all(UserTask.class).forEach(this::checkWorkedOn);
        flow.all(ReceiveTask.class).forEach(this::checkWaiting);
        flow.all(BoundaryEvent.class).forEach(this::checkBoundary);
        flow.all(StartEvent.class).forEach(this::checkAsked);
    }

    private void checkWorkedOn(UserTask state) {
        checkState(state);
        faults.unless(!state.getDocumentations().isEmpty(), state, "has no documentation; people read it in Tasklist.");
        for (var event : List.of("update", "complete"))
            faults.unless(
                    asksOnTask(state, event),
                    state,
                    "does not ask the rules: it needs the task listener " + ROLE_RULES + " on " + event + ".");
        faults.unless(
                flow.boundariesOf(state).stream().anyMatch(event -> Flow.hears(event, CUSTOMER_WROTE)),
                state,
                "does not hear the customer: it needs a boundary event on the message customerWrote.");
    }

    private void checkWaiting(ReceiveTask state) {
        checkState(state);
        var message = state.getMessage();
        faults.unless(
                message != null && CUSTOMER_WROTE.equals(message.getName()),
                state,
                "does not hear the customer: a receive task waits for the message customerWrote.");
    }

    private void checkState(Activity state) {
        faults.unless(state.getLoopCharacteristics() == null, state, "runs several times; a state is there once.");
    }

    private void checkBoundary(BoundaryEvent event) {
        faults.unless(
                event.getAttachedTo() != null && Flow.isState(event.getAttachedTo()),
                event,
                "sits on something that is no state.");
        event.getEventDefinitions().forEach(definition -> checkDefinition(event, definition));
        checkAsked(event);
        if (Flow.hears(event, CUSTOMER_WROTE) && event.cancelActivity())
            faults.unless(
                    flow.ahead(event).stream().anyMatch(Flow::isState),
                    event,
                    "takes the conversation out of its state and into no other.");
    }

    private void checkAsked(CatchEvent event) {
        var message = Flow.messageOf(event);
        if (message != null && !ASKED_BY_NOBODY.contains(message))
            faults.unless(
                    asksOnStart(event),
                    event,
                    "does not ask the rules: it needs the execution listener " + ROLE_RULES + " on start.");
    }

    private void checkDefinition(BoundaryEvent event, EventDefinition definition) {
        if (definition instanceof TimerEventDefinition timer) checkTimer(event, timer);
        else
            faults.unless(
                    definition instanceof MessageEventDefinition,
                    event,
                    "is neither a message nor a timer; nothing else moves a conversation.");
    }

    private void checkTimer(BoundaryEvent event, TimerEventDefinition timer) {
        var duration = timer.getTimeDuration();
        faults.unless(
                duration != null && isDuration(duration.getTextContent().strip()),
                event,
                "has no duration such as PT48H (hours) or P90D (days).");
    }

    private static boolean isDuration(String text) {
        try {
            return DatatypeFactory.newInstance().newDuration(text).getSign() > 0;
        } catch (IllegalArgumentException noDuration) {
            return false;
        } catch (DatatypeConfigurationException impossible) {
            throw new IllegalStateException("Durations cannot be read here", impossible);
        }
    }

    private static boolean asksOnTask(UserTask state, String event) {
        return Extensions.of(state, CamundaTaskListener.class)
                .anyMatch(it -> event.equals(it.getCamundaEvent()) && asks(it.getCamundaDelegateExpression()));
    }

    private static boolean asksOnStart(CatchEvent event) {
        return Extensions.of(event, CamundaExecutionListener.class)
                .anyMatch(it -> "start".equals(it.getCamundaEvent()) && asks(it.getCamundaDelegateExpression()));
    }

    private static boolean asks(@Nullable String bean) {
        return ROLE_RULES.equals(bean);
    }
}
