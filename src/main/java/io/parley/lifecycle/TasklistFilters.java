package io.parley.lifecycle;

import io.parley.conversation.StartupTurns;
import io.parley.lifecycle.diagram.ConversationProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * What Tasklist lists: what waits, what is mine, the other states of the diagram, and everything. People may not store
 * filters (CVE-2026-109432), so these are all there are, and every start makes them as they are meant.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    private static final String WAITING = "#b4540a";
    private static final String OWN = "#0b6b53";
    private static final String OTHERS = "#2f5f8f";
    private static final String EVERYTHING = "#52625c";

    private final TaskService tasks;
    private final CommandExecutor commands;
    private final StartupTurns turns;
    private final CompletableFuture<Void> diagramRead;

    TasklistFilters(ProcessEngine engine, StartupTurns turns) {
        this.turns = turns;
        this.tasks = engine.getTaskService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.diagramRead =
                CompletableFuture.runAsync(this::readTheDiagram, new SimpleAsyncTaskExecutor("first-diagram-"));
    }

    /** Takes a tenth of a second, while Spring makes its other beans: whoever needs the diagram next finds it read. */
    private void readTheDiagram() {
        commands.execute(States::workedIn);
    }

    @Override
    public void afterSingletonsInstantiated() {
        diagramRead.join();
        turns.alone(this::replace);
    }

    /** Two commands in one transaction: what a command has deleted it cannot insert under the same id. */
    private void replace() {
        commands.execute(context -> {
            stored(context).forEach(context.getDbEntityManager()::delete);
            return null;
        });
        commands.execute(context -> {
            wanted(context).forEach(context.getDbEntityManager()::insert);
            return null;
        });
    }

    private static List<FilterEntity> stored(CommandContext context) {
        return context.getProcessEngineConfiguration().getFilterService().createTaskFilterQuery().list().stream()
                .map(FilterEntity.class::cast)
                .toList();
    }

    private List<FilterEntity> wanted(CommandContext context) {
        var filters = new ArrayList<FilterEntity>();
        for (var state : States.workedIn(context))
            filters.add(filter(state.id(), state.name(), filters.isEmpty() ? WAITING : OTHERS, in(state.id())));
        var second = Math.min(1, filters.size());
        filters.add(second, filter(PersonalFilters.MINE, "Mine", OWN, conversations()));
        filters.add(filter("all", "All", EVERYTHING, conversations()));
        for (var filter : filters) filter.getProperties().put("priority", filters.indexOf(filter));
        return filters;
    }

    private static FilterEntity filter(String id, String name, String color, TaskQuery query) {
        var filter = new FilterEntity(EntityTypes.TASK);
        filter.setId(id);
        filter.setName(name);
        filter.setQuery(query);
        filter.setProperties(new HashMap<>(Map.of("color", color, "refresh", true)));
        return filter;
    }

    private TaskQuery in(String state) {
        return conversations().taskDefinitionKey(state);
    }

    private TaskQuery conversations() {
        return tasks.createTaskQuery()
                .processDefinitionKey(ConversationProcess.KEY)
                .orderByTaskCreateTime()
                .asc();
    }
}
