package io.parley.lifecycle.drawing;

import static io.parley.lifecycle.diagram.ConversationProcess.ROLE_RULES;

import io.parley.conversation.Conversation;
import io.parley.conversation.Diagrams;
import io.parley.conversation.Drawing;
import io.parley.conversation.Drawing.Way;
import io.parley.conversation.Move;
import io.parley.conversation.Standing;
import io.parley.lifecycle.diagram.ConversationProcess;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws a conversation's diagram from the file that was deployed. */
@Component
class EngineDiagrams implements Diagrams {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;

    EngineDiagrams(RepositoryService repository, RuntimeService runtime, ManagementService management) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public Drawing drawing(Conversation conversation, List<Move> moves) {
        var standing = conversation.stands();
        var definition = definitionOf(standing.instance());
        var diagram = repository.getBpmnModelInstance(definition.getId());
        var paths = new Paths(diagram, rules());
        var sketch = Sketch.of(diagram, traces(diagram, standing, paths, moves));
        var ways = moves.stream()
                .filter(move -> !move.to().equals(move.from()))
                .map(move -> way(diagram, paths, move))
                .toList();
        return new Drawing(definition.getVersion(), sketch.frame(), sketch.shapes(), sketch.edges(), ways);
    }

    /** The version that the instance runs on; the newest where there is none any more. */
    private ProcessDefinition definitionOf(@Nullable String instance) {
        var running = instance == null
                ? null
                : runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult();
        return running == null ? newest() : repository.getProcessDefinition(running.getProcessDefinitionId());
    }

    private ProcessDefinition newest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ConversationProcess.KEY)
                .latestVersion()
                .singleResult();
    }

    private RuleActions rules() {
        var table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(ROLE_RULES)
                .latestVersion()
                .singleResult();
        return new RuleActions(repository.getDmnModelInstance(table.getId()));
    }

    private Traces traces(BpmnModelInstance diagram, Standing standing, Paths paths, List<Move> moves) {
        var due = due(diagram, standing.instance());
        var current = new HashSet<>(due.keySet());
        current.add(standing.state());
        return new Traces(current, times(paths, moves), due);
    }

    private static Map<String, Integer> times(Paths paths, List<Move> moves) {
        var times = new HashMap<String, Integer>();
        for (var move : moves) {
            var way = paths.of(move);
            if (!move.to().equals(move.from()) || !way.isEmpty()) times.merge(move.to(), move.times(), Integer::sum);
            way.forEach(element -> times.merge(element.getId(), move.times(), Integer::sum));
        }
        return times;
    }

    private Map<String, Instant> due(BpmnModelInstance diagram, @Nullable String instance) {
        if (instance == null) return Map.of();
        var due = new HashMap<String, Instant>();
        diagram.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(BoundaryEvent::getId)
                .forEach(event ->
                        management.createJobQuery().processInstanceId(instance).activityId(event).list().stream()
                                .filter(job -> job.getDuedate() != null)
                                .map(job -> job.getDuedate().toInstant())
                                .min(Instant::compareTo)
                                .ifPresent(at -> due.put(event, at)));
        return due;
    }

    private static Way way(BpmnModelInstance diagram, Paths paths, Move move) {
        var from = move.from() == null ? null : labelOf(diagram, move.from());
        Set<FlowElement> way = paths.of(move);
        return new Way(from, labelOf(diagram, move.to()), Paths.nameOf(way), move.times(), move.lastAt());
    }

    private static String labelOf(BpmnModelInstance diagram, String state) {
        return diagram.getModelElementById(state) instanceof FlowElement element && element.getName() != null
                ? element.getName()
                : state;
    }
}
