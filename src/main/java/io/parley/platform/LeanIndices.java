package io.parley.platform;

import java.util.Locale;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Some of the engine's indices are on columns that are empty in nearly every row. On PostgreSQL they are made anew, under
 * their own names, of the rows that are not: whoever looks for a value finds it as before, and a conversation's rows are in
 * ten indices less. H2 has no such indices.
 */
enum LeanIndices {
    ACT_IDX_EXE_SUPER("ACT_RU_EXECUTION", "SUPER_EXEC_"),
    ACT_IDX_EXE_PARENT("ACT_RU_EXECUTION", "PARENT_ID_"),
    ACT_IDX_EXEC_BUSKEY("ACT_RU_EXECUTION", "BUSINESS_KEY_"),
    ACT_IDX_TASK_OWNER("ACT_RU_TASK", "OWNER_"),
    ACT_IDX_TASK_ASSIGNEE("ACT_RU_TASK", "ASSIGNEE_"),
    PARLEY_TASK_PARENT("ACT_RU_TASK", "PARENT_TASK_ID_"),
    ACT_IDX_EVENT_SUBSCR_CONFIG_("ACT_RU_EVENT_SUBSCR", "CONFIGURATION_");

    private static final Logger LOG = LoggerFactory.getLogger(LeanIndices.class);
    private static final String WHOLE = """
            select lower(relname) from pg_index join pg_class on pg_class.oid = indexrelid
            where relnamespace = current_schema()::regnamespace and indpred is null""";

    private final String table;
    private final String column;

    LeanIndices(String table, String column) {
        this.table = table;
        this.column = column;
    }

    static void make(ProcessEngineConfigurationImpl engine) {
        if (!DbSqlSessionFactory.POSTGRES.equals(engine.getDatabaseType())) return;
        var database = engine.getDataSource();
        var jdbc = JdbcClient.create(database);
        var whole = jdbc.sql(WHOLE).query(String.class).list();
        var once = new TransactionTemplate(new DataSourceTransactionManager(database));
        for (var index : values()) if (whole.contains(index.name().toLowerCase(Locale.ROOT))) index.make(jdbc, once);
    }

    /** Where others are busy with the table the index stays as it was, until the next start. */
    private void make(JdbcClient jdbc, TransactionTemplate once) {
        try {
            once.executeWithoutResult(transaction -> make(jdbc));
        } catch (DataAccessException busy) {
            LOG.info("The index {} is left as it is until the next start", this);
        }
    }

    /** At once, so that nobody finds the table without it. */
    private void make(JdbcClient jdbc) {
        jdbc.sql("drop index if exists " + name()).update();
        jdbc.sql("create index " + name() + " on " + table + " (" + column + ") where " + column + " is not null")
                .update();
    }
}
