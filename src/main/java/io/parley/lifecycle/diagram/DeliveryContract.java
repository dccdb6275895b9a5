package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.DeliveryProcess.ASK_TO_SEND_AGAIN;
import static io.parley.lifecycle.diagram.DeliveryProcess.DELIVERY_KNOWN;
import static io.parley.lifecycle.diagram.DeliveryProcess.KEY;
import static io.parley.lifecycle.diagram.DeliveryProcess.LOOK_FOR_NEXT;
import static io.parley.lifecycle.diagram.DeliveryProcess.SEND_NEXT;

import java.util.ArrayDeque;
import java.util.HashSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** What the code needs of the diagram that has the id {@code delivery}. */
final class DeliveryContract {

    private static final String DIAGRAM = "The process " + KEY + " ";

    private DeliveryContract() {}

    static void check(BpmnModelInstance diagram, Faults faults) {
        for (var process : diagram.getModelElementsByType(Process.class)) {
            if (KEY.equals(process.getId())) check(process, faults);
            else
                faults.unless(
                        new Flow(process).messages().noneMatch(DELIVERY_KNOWN::equals),
                        process,
                        "listens to " + DELIVERY_KNOWN + ", which is the delivery's own message.");
        }
    }

    private static void check(Process process, Faults faults) {
        var flow = new Flow(process);
        faults.unless(process.isExecutable(), process, "is not executable.");
        faults.unless(process.getCamundaHistoryTimeToLiveString() != null, process, "has no history time to live.");
        var starts = flow.all(StartEvent.class);
        if (starts.size() != 1 || !starts.get(0).getEventDefinitions().isEmpty())
            faults.of(DIAGRAM + "must begin with one start event, on nothing.");
        if (isLeftBehind(flow))
            faults.of(
                    DIAGRAM + "can end without ${" + LOOK_FOR_NEXT + "}: a reply that comes then would wait for ever.");
        var sends = flow.all(ServiceTask.class).stream()
                .filter(DeliveryContract::sends)
                .toList();
        if (sends.isEmpty()) faults.of(DIAGRAM + "has no service task that calls ${" + SEND_NEXT + "}.");
        if (flow.messages().noneMatch(DELIVERY_KNOWN::equals))
            faults.of(DIAGRAM + "does not wait for the message " + DELIVERY_KNOWN
                    + ": what became of a message would never be heard.");
        if (flow.all(ServiceTask.class).stream().noneMatch(task -> calls(task, ASK_TO_SEND_AGAIN)))
            faults.of(DIAGRAM + "has no service task that calls ${" + ASK_TO_SEND_AGAIN + "}.");
        sends.forEach(task ->
                faults.unless(task.isCamundaAsyncBefore(), task, "must be asynchronous before: it leaves the house."));
    }

    /** Whether a token can come from the start to an end without looking for the next message. */
    private static boolean isLeftBehind(Flow flow) {
        var seen = new HashSet<FlowNode>();
        var next = new ArrayDeque<FlowNode>(flow.all(StartEvent.class));
        next.addAll(flow.all(BoundaryEvent.class));
        while (!next.isEmpty()) {
            var node = next.poll();
            if (calls(node, LOOK_FOR_NEXT) || !seen.add(node)) continue;
            var after = flow.next(node);
            if (after.isEmpty()) return true;
            next.addAll(after);
        }
        return false;
    }

    private static boolean sends(ServiceTask task) {
        return calls(task, SEND_NEXT);
    }

    private static boolean calls(FlowNode node, String bean) {
        return node instanceof ServiceTask task && ("${" + bean + "}").equals(task.getCamundaDelegateExpression());
    }
}
