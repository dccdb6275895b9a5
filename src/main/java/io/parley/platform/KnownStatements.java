package io.parley.platform;

import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives the engine the statements that were read while Spring was busy, where they are those it would read itself. */
@Component
class KnownStatements extends AbstractProcessEnginePlugin {

    private final ObjectProvider<EngineMappings> mappings;
    private final JdbcConnectionDetails database;

    KnownStatements(ObjectProvider<EngineMappings> mappings, JdbcConnectionDetails database) {
        this.mappings = mappings;
        this.database = database;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (isAsShipped(engine)) mappings.ifAvailable(known -> give(engine, known));
    }

    private static boolean isAsShipped(ProcessEngineConfigurationImpl engine) {
        return engine.getDatabaseTablePrefix().isEmpty()
                && !engine.isUseSharedSqlSessionFactory()
                && engine.getSqlSessionFactory() == null;
    }

    private void give(ProcessEngineConfigurationImpl engine, EngineMappings known) {
        if (!known.areFor(database.getJdbcUrl())) return;
        var statements = known.statements();
        statements.setEnvironment(environment(engine.getDataSource()));
        statements.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        if (engine.isJdbcBatchProcessing()) statements.setDefaultExecutorType(ExecutorType.BATCH);
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(statements));
    }

    @EventListener(ApplicationReadyEvent.class)
    void readTheOthers() {
        mappings.ifAvailable(EngineMappings::readOthers);
    }

    private static Environment environment(DataSource database) {
        return new Environment("default", new ManagedTransactionFactory(), database);
    }
}
