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
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** The states of the newest diagram: its user tasks and receive tasks, as they are drawn from left to right. */
@Component
class States {

    private final RepositoryService repository;
    private final Engine engine;
    private final Map<String, List<State>> byDefinition = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();

    States(RepositoryService repository, Engine engine) {
        this.repository = repository;
        this.engine = engine;
    }

    List<State> inOrder() {
        return engine.asked(States::running)
                .map(it -> byDefinition.computeIfAbsent(it.getId(), id -> of(it, States::isState)))
                .orElseThrow();
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
    static List<State> workedIn(CommandContext context) {
        return running(context).map(it -> of(it, States::isTask)).orElse(List.of());
    }

    /** The newest diagram as the engine runs it: to read it as it is drawn takes longer, and a start needs it in this form only. */
    private static Optional<ProcessDefinitionEntity> running(CommandContext context) {
        return Optional.ofNullable(
                        context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(ConversationProcess.KEY))
                .map(context.getProcessEngineConfiguration().getDeploymentCache()::resolveProcessDefinition);
    }

    private static List<State> of(ProcessDefinitionEntity diagram, Predicate<ActivityBehavior> isMeant) {
        return activities(diagram)
                .filter(it -> isMeant.test(it.getActivityBehavior()))
                .sorted(Comparator.comparingInt(States::left))
                .map(it -> new State(it.getId(), it.getName()))
                .toList();
    }

    private static boolean isState(ActivityBehavior behavior) {
        return isTask(behavior) || behavior instanceof ReceiveTaskActivityBehavior;
    }

    private static boolean isTask(ActivityBehavior behavior) {
        return behavior instanceof UserTaskActivityBehavior;
    }

    private static Stream<ActivityImpl> activities(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(it -> Stream.concat(Stream.of(it), activities(it)));
    }

    private static int left(ActivityImpl activity) {
        var isDrawn = activity.getWidth() >= 0;
        return isDrawn ? activity.getX() : Integer.MAX_VALUE;
    }
}
