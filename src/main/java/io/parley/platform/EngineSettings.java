package io.parley.platform;

import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.springframework.stereotype.Component;

/** What Parley leaves out of the engine, because nobody here uses it and every message would pay for it. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    /**
     * People wait for what has no due date, a reply's way to WhatsApp: it comes before timers, however many are late. Left to
     * itself PostgreSQL would put it behind all of them.
     */
    private static final Direction PEOPLE_FIRST = new Direction("asc nulls first");

    /** Left to itself the engine tries three times at once: whatever fails for a moment would fail for good. */
    private static final String FIVE_TRIES = "R5/PT2M";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTaskMetricsEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setImplicitVariableUpdateDetectionEnabled(false);
        engine.setJobExecutorAcquireByDueDate(true);
        JobManager.JOB_DUEDATE_ORDERING_PROPERTY.setDirection(PEOPLE_FIRST);
        engine.setFailedJobRetryTimeCycle(FIVE_TRIES);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        leaveTheLogsAlone(engine);
    }

    /** The engine would mark its lines anew with each of its steps; those of a conversation have Parley's own mark. */
    private static void leaveTheLogsAlone(ProcessEngineConfigurationImpl engine) {
        engine.setLoggingContextActivityId(null);
        engine.setLoggingContextActivityName(null);
        engine.setLoggingContextApplicationName(null);
        engine.setLoggingContextProcessDefinitionId(null);
        engine.setLoggingContextProcessInstanceId(null);
        engine.setLoggingContextTenantId(null);
        engine.setLoggingContextEngineName(null);
    }
}
