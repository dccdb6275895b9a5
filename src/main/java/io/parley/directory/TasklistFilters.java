package io.parley.directory;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What Tasklist lists. People may not store filters of their own (CVE-2026-109432). */
@Component
@Order(3)
class TasklistFilters implements Beginning {

    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void make() {
        filter("All conversations", -20, conversations());
        filter("Nobody's yet", -10, conversations().taskUnassigned());
    }

    private TaskQuery conversations() {
        return tasks.createTaskQuery()
                .processDefinitionKey(Grants.CONVERSATION)
                .orderByTaskCreateTime()
                .asc();
    }

    private void filter(String name, int priority, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) return;
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "refresh", true));
        filters.saveFilter(filter);
    }
}
