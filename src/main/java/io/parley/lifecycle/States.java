package io.parley.lifecycle;

import io.parley.conversation.State;
import io.parley.lifecycle.diagram.ConversationProcess;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.springframework.stereotype.Component;

/** The states of the newest diagram: its user tasks and receive tasks, as they are drawn from left to right. */
@Component
class States {

    private final RepositoryService repository;
    private final Map<String, List<State>> byDefinition = new ConcurrentHashMap<>();

    States(RepositoryService repository) {
        this.repository = repository;
    }

    List<State> inOrder() {
        var newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ConversationProcess.KEY)
                .latestVersion()
                .singleResult();
        return byDefinition.computeIfAbsent(newest.getId(), id -> of(repository.getBpmnModelInstance(id)));
    }

    static List<State> of(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof UserTask || node instanceof ReceiveTask)
                .sorted(Comparator.comparingDouble(States::left))
                .map(node -> new State(node.getId(), node.getName()))
                .toList();
    }

    private static double left(FlowNode node) {
        return node.getDiagramElement() instanceof BpmnShape shape
                ? shape.getBounds().getX()
                : Double.MAX_VALUE;
    }
}
