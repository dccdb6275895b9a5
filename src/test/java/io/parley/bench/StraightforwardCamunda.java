package io.parley.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same lifecycle as one would first draw and write it: messages correlated by business key, a task created anew when
 * the clock starts again, candidate groups, the engine as it is shipped; each message is kept in a table of its own.
 */
final class StraightforwardCamunda implements Contender {

    private static final String WROTE = "customerWrote";

    private final HikariDataSource database = new HikariDataSource();
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ProcessEngine engine;

    StraightforwardCamunda(String url) {
        database.setJdbcUrl(url);
        database.setUsername("parley");
        database.setPassword("parley");
        database.setMaximumPoolSize(20);
        var transactions = new DataSourceTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = JdbcClient.create(database);
        jdbc.sql("create table said (id varchar(64) primary key, customer varchar(64), text text, at timestamp)")
                .update();
        this.engine = configuration(transactions).buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("straightforward.bpmn", diagram())
                .deploy();
    }

    private SpringProcessEngineConfiguration configuration(DataSourceTransactionManager transactions) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("straightforward");
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setApplicationContext(new StaticApplicationContext());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        return configuration;
    }

    private static BpmnModelInstance diagram() {
        return Bpmn.createExecutableProcess("straightforward")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .message(WROTE)
                .userTask("open")
                .camundaCandidateGroups("agents")
                .boundaryEvent("heard")
                .cancelActivity(false)
                .message(WROTE)
                .endEvent()
                .moveToActivity("open")
                .userTask("assigned")
                .camundaAssignee("${agent}")
                .boundaryEvent("heardAgain")
                .message(WROTE)
                .connectTo("assigned")
                .moveToActivity("assigned")
                .intermediateCatchEvent("closed")
                .message(WROTE)
                .connectTo("open")
                .moveToActivity("assigned")
                .boundaryEvent("silent")
                .timerWithDuration("PT48H")
                .connectTo("closed")
                .done();
    }

    @Override
    public void customerWrites(String customer) {
        transaction.executeWithoutResult(status -> {
            keep(customer, "Where is my order?");
            engine.getRuntimeService()
                    .createMessageCorrelation(WROTE)
                    .processInstanceBusinessKey(customer)
                    .correlate();
        });
    }

    @Override
    public void firstReply(String customer) {
        transaction.executeWithoutResult(status -> {
            keep(customer, "On its way.");
            engine.getTaskService().complete(taskOf(customer).getId(), Variables.putValue("agent", "asha"));
        });
    }

    @Override
    public void resolve(String customer) {
        engine.getTaskService().complete(taskOf(customer).getId());
    }

    private void keep(String customer, String text) {
        jdbc.sql("insert into said (id, customer, text, at) values (?, ?, ?, current_timestamp)")
                .params(UUID.randomUUID().toString(), customer, text)
                .update();
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
