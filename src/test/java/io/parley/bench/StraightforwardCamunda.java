package io.parley.bench;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.context.support.StaticApplicationContext;

/** The straightforward application on the engine that Parley runs on. */
final class StraightforwardCamunda extends Straightforward {

    private final ProcessEngine engine;

    StraightforwardCamunda(String url) {
        super(url);
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName(PROCESS);
        configuration.setDataSource(database());
        configuration.setTransactionManager(transactions());
        configuration.setApplicationContext(new StaticApplicationContext());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        this.engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("straightforward.bpmn", diagram())
                .deploy();
    }

    @Override
    void correlate(String customer) {
        engine.getRuntimeService()
                .createMessageCorrelation(WROTE)
                .processInstanceBusinessKey(customer)
                .correlate();
    }

    @Override
    void complete(String customer, Map<String, Object> variables) {
        var tasks = engine.getTaskService();
        var task = tasks.createTaskQuery().processInstanceBusinessKey(customer).singleResult();
        tasks.complete(task.getId(), variables);
    }

    @Override
    public void close() {
        engine.close();
        super.close();
    }
}
