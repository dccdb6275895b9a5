package io.parley.platform;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What Parley leaves out of the engine, because nobody here uses it and every message would pay for it. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTaskMetricsEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setImplicitVariableUpdateDetectionEnabled(false);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableExpressionsInAdhocQueries(false);
    }
}
