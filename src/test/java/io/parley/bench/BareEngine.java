package io.parley.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same diagram on the same engine and database with nothing of Parley's: no rules, no records, no locks. */
final class BareEngine implements Contender {

    private final HikariDataSource database = new HikariDataSource();
    private final ProcessEngine engine;

    BareEngine(String url) {
        database.setJdbcUrl(url);
        database.setUsername("parley");
        database.setPassword("");
        database.setMaximumPoolSize(20);
        this.engine = configuration().buildProcessEngine();
        index();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("conversation.bpmn", stripped())
                .deploy();
    }

    /** The indices that Parley adds and it needs, so that only what Parley does is compared. */
    private void index() {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("create index PARLEY_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)")
                .update();
        jdbc.sql("create index PARLEY_JOB_DUE on ACT_RU_JOB (DUEDATE_)").update();
    }

    private StandaloneProcessEngineConfiguration configuration() {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("none");
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setJobExecutorActivate(false);
        return configuration;
    }

    private static BpmnModelInstance stripped() {
        var diagram = Bpmn.readModelFromStream(BareEngine.class.getResourceAsStream("/bpmn/conversation.bpmn"));
        diagram.getModelElementsByType(ExtensionElements.class)
                .forEach(listeners -> listeners.getParentElement().removeChildElement(listeners));
        diagram.getModelElementsByType(ServiceTask.class).forEach(task -> {
            task.removeAttributeNs("http://camunda.org/schema/1.0/bpmn", "delegateExpression");
            task.setCamundaExpression("${true}");
        });
        return diagram;
    }

    @Override
    public void customerWrites(String customer) {
        engine.getRuntimeService()
                .createMessageCorrelation("customerWrote")
                .processInstanceBusinessKey(customer)
                .correlate();
    }

    @Override
    public void firstReply(String customer) {
        var assignee = Variables.putValueTyped("assignee", Variables.stringValue("asha", true));
        engine.getTaskService().complete(taskOf(customer).getId(), assignee);
    }

    @Override
    public void resolve(String customer) {
        engine.getTaskService().complete(taskOf(customer).getId());
    }

    private Task taskOf(String customer) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(customer)
                .singleResult();
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
