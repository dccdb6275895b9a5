package io.parley.platform;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Three indices that Camunda's schema lacks. Without them every finished task, every look for due timers and every step
 * of an instance reads all that wait. {@link LeanIndices} are what PostgreSQL makes of others.
 */
@Component
class EngineIndices extends AbstractProcessEnginePlugin {

    /** The second one is in the order in which jobs are taken; one that was not has gone. */
    private static final List<String> INDICES = List.of(
            "create index if not exists PARLEY_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)",
            "drop index if exists PARLEY_JOB_DUE",
            "create index if not exists PARLEY_JOB_NEXT on ACT_RU_JOB (DUEDATE_ asc nulls first)",
            "create index if not exists PARLEY_SUBSCRIPTION_OF on ACT_RU_EVENT_SUBSCR (PROC_INST_ID_)");

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var jdbc = JdbcClient.create(configuration.getDataSource());
        INDICES.forEach(index -> create(jdbc, index));
        LeanIndices.make(configuration);
    }

    /** Of two nodes that start at once one may fail; it then finds the other's index. */
    private static void create(JdbcClient jdbc, String index) {
        try {
            jdbc.sql(index).update();
        } catch (DataAccessException anotherNodeWasFaster) {
            jdbc.sql(index).update();
        }
    }
}
