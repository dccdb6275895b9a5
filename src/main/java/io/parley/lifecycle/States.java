package io.parley.lifecycle;

import io.parley.conversation.State;
import io.parley.lifecycle.diagram.ConversationProcess;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();

    States(RepositoryService repository) {
        this.repository = repository;
    }

    List<State> inOrder() {
        var newest = newest().orElseThrow();
        return byDefinition.computeIfAbsent(newest.getId(), id -> of(diagramOf(newest)));
    }

    Optional<String> label(String element) {
        return newest().map(it -> labels.computeIfAbsent(it.getId(), id -> labels(diagramOf(it))))
                .map(labels -> labels.get(element));
    }

    private static Map<String, String> labels(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getName() != null)
                .collect(Collectors.toMap(FlowNode::getId, FlowNode::getName));
    }

    private Optional<ProcessDefinition> newest() {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ConversationProcess.KEY)
                .latestVersion()
                .singleResult());
    }

    private BpmnModelInstance diagramOf(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId());
    }

    /** Those of them that people work in, so that each has its tasks. */
    List<State> workedIn() {
        return newest().map(definition -> of(diagramOf(definition), UserTask.class::isInstance))
                .orElse(List.of());
    }

    static List<State> of(BpmnModelInstance diagram) {
        return of(diagram, node -> node instanceof UserTask || node instanceof ReceiveTask);
    }

    private static List<State> of(BpmnModelInstance diagram, Predicate<FlowNode> isMeant) {
        return diagram.getModelElementsByType(FlowNode.class).stream()
                .filter(isMeant)
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
