package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.DeliveryProcess.DELIVERY_KNOWN;
import static io.parley.lifecycle.diagram.DeliveryProcess.KEY;
import static io.parley.lifecycle.diagram.DeliveryProcess.SEND_NEXT;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
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
        var sends = flow.all(ServiceTask.class).stream()
                .filter(DeliveryContract::sends)
                .toList();
        if (sends.isEmpty()) faults.of(DIAGRAM + "has no service task that calls ${" + SEND_NEXT + "}.");
        sends.forEach(task ->
                faults.unless(task.isCamundaAsyncBefore(), task, "must be asynchronous before: it leaves the house."));
    }

    private static boolean sends(ServiceTask task) {
        return ("${" + SEND_NEXT + "}").equals(task.getCamundaDelegateExpression());
    }
}
