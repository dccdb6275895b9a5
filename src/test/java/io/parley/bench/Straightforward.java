package io.parley.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same lifecycle as one would first draw and write it: messages correlated by business key, a task created anew when
 * the clock starts again, candidate groups, the engine as it is shipped; each message is kept in a table of its own.
 */
abstract class Straightforward implements Contender {

    static final String WROTE = "customerWrote";
    static final String PROCESS = "straightforward";

    private final HikariDataSource database = new HikariDataSource();
    private final DataSourceTransactionManager transactions;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Straightforward(String url) {
        database.setJdbcUrl(url);
        database.setUsername("parley");
        database.setPassword("parley");
        database.setMaximumPoolSize(20);
        this.transactions = new DataSourceTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = JdbcClient.create(database);
        jdbc.sql("create table said (id varchar(64) primary key, customer varchar(64), text text, at timestamp)")
                .update();
    }

    final HikariDataSource database() {
        return database;
    }

    final DataSourceTransactionManager transactions() {
        return transactions;
    }

    /** The diagram, in Camunda's words. */
    static String diagram() {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(PROCESS)
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
                .done());
    }

    /** A message of this customer reaches their instance, or begins one. */
    abstract void correlate(String customer);

    /** Completes the one task of this customer's instance. */
    abstract void complete(String customer, Map<String, Object> variables);

    @Override
    public final void customerWrites(String customer) {
        transaction.executeWithoutResult(status -> {
            keep(customer, "Where is my order?");
            correlate(customer);
        });
    }

    @Override
    public final void firstReply(String customer) {
        transaction.executeWithoutResult(status -> {
            keep(customer, "On its way.");
            complete(customer, Map.of("agent", "asha"));
        });
    }

    @Override
    public final void resolve(String customer) {
        complete(customer, Map.of());
    }

    private void keep(String customer, String text) {
        jdbc.sql("insert into said (id, customer, text, at) values (?, ?, ?, current_timestamp)")
                .params(UUID.randomUUID().toString(), customer, text)
                .update();
    }

    @Override
    public void close() {
        database.close();
    }
}
