package io.parley.platform;

import java.util.Map;
import org.camunda.bpm.engine.SchemaOperationsCommand;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the nodes that start on an empty PostgreSQL make the engine's tables one after the other. Camunda takes no lock for
 * that: those that come second would find a table that was not there a moment ago.
 */
@Component
class SchemaTurns extends AbstractProcessEnginePlugin {

    /** Nobody else's: "parley" on a telephone. */
    private static final long LOCK = 727539;

    private static final String WAIT = "select set_config('lock_timeout', '5min', true)";
    private static final String TAKE = "select pg_advisory_xact_lock(:lock)";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var make = engine.getSchemaOperationsCommand();
        engine.setSchemaOperationsCommand(new InTurn(make));
    }

    private record InTurn(SchemaOperationsCommand make) implements SchemaOperationsCommand {

        @Override
        public Void execute(CommandContext context) {
            var engine = context.getProcessEngineConfiguration();
            if (engine.getDatabaseType().equals("postgres")) take(JdbcClient.create(engine.getDataSource()));
            return make.execute(context);
        }

        private static void take(JdbcClient jdbc) {
            jdbc.sql(WAIT).query().listOfRows();
            jdbc.sql(TAKE).params(Map.of("lock", LOCK)).query().listOfRows();
        }
    }
}
