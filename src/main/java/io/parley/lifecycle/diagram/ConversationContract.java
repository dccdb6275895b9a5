package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_REPLIED;
import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CLOSED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_RESOLVED;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;
import static io.parley.lifecycle.diagram.ConversationProcess.KEY;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What the code needs of the diagram that has the id {@code conversation}. */
final class ConversationContract {

    private static final String DIAGRAM = "The process " + KEY + " ";
    private static final String ASSIGNEE = "${" + ConversationProcess.ASSIGNEE + "}";
    private static final Set<String> BEGINNINGS = Set.of(CUSTOMER_WROTE, AGENT_WROTE_FIRST);
    private static final Set<String> OURS =
            Set.of(CUSTOMER_WROTE, AGENT_REPLIED, AGENT_WROTE_FIRST, CONVERSATION_ASSIGNED, CONVERSATION_RESOLVED);

    private final Process process;
    private final Flow flow;
    private final Faults faults;

    private ConversationContract(Process process, Faults faults) {
        this.process = process;
        this.flow = new Flow(process);
        this.faults = faults;
    }

    static void check(BpmnModelInstance diagram, Faults faults) {
        for (var process : diagram.getModelElementsByType(Process.class)) {
            if (KEY.equals(process.getId())) new ConversationContract(process, faults).check();
            else leaveOurMessagesAlone(process, faults);
        }
    }

    private static void leaveOurMessagesAlone(Process process, Faults faults) {
        new Flow(process)
                .messages()
                .filter(OURS::contains)
                .forEach(message ->
                        faults.of(process, "listens to " + message + ", which is the conversation's own message."));
    }

    private void check() {
        faults.unless(process.isExecutable(), process, "is not executable.");
        faults.unless(process.getCamundaHistoryTimeToLiveString() != null, process, "has no history time to live.");
        checkStart();
        checkStates();
        checkLabels();
        new VariablesContract(flow, faults).check();
        new StateContract(flow, faults).check();
        new OneTokenContract(flow, faults).check();
    }

    private void checkStart() {
        if (startsOn(CUSTOMER_WROTE) != 1)
            faults.of(DIAGRAM + "must begin with one start event on the message customerWrote.");
        if (startsOn(AGENT_WROTE_FIRST) > 1)
            faults.of(DIAGRAM + "has several start events on the message agentWroteFirst.");
        flow.all(StartEvent.class)
                .forEach(start -> faults.unless(
                        BEGINNINGS.contains(String.valueOf(Flow.messageOf(start))),
                        start,
                        "begins a conversation, and not on the message customerWrote or agentWroteFirst."));
    }

    private long startsOn(String message) {
        return flow.all(StartEvent.class).stream()
                .filter(start -> Flow.hears(start, message))
                .count();
    }

    private void checkStates() {
        require(OPEN, UserTask.class, "user task", this::checkOpen);
        require(ASSIGNED, UserTask.class, "user task", this::checkAssigned);
        require(CLOSED, ReceiveTask.class, "receive task", closed -> {});
    }

    private <T extends FlowNode> void require(String id, Class<T> kind, String inWords, Consumer<T> check) {
        flow.all(kind).stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .ifPresentOrElse(check, () -> faults.of(DIAGRAM + "has no " + inWords + " with the id " + id + "."));
    }

    private void checkOpen(UserTask open) {
        faults.unless(open.getCamundaAssignee() == null, open, "has an assignee; nobody has an open conversation.");
        for (var message : List.of(CONVERSATION_ASSIGNED, CONVERSATION_RESOLVED))
            faults.unless(
                    flow.boundariesOf(open).stream().anyMatch(event -> interrupts(event, message)),
                    open,
                    "needs an interrupting boundary event on the message " + message + ".");
    }

    private static boolean interrupts(BoundaryEvent event, String message) {
        return event.cancelActivity() && Flow.hears(event, message);
    }

    private void checkAssigned(UserTask assigned) {
        faults.unless(
                ASSIGNEE.equals(assigned.getCamundaAssignee()), assigned, "must have the assignee " + ASSIGNEE + ".");
    }

    private void checkLabels() {
        flow.nodes().stream()
                .filter(this::isRead)
                .forEach(node ->
                        faults.unless(node.getName() != null && !node.getName().isBlank(), node, "has no label."));
    }

    private boolean isRead(FlowNode node) {
        var chooses = node instanceof ExclusiveGateway && flow.next(node).size() > 1;
        return Flow.isState(node) || node instanceof Event || chooses;
    }
}
