package io.parley.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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

    private static final String TAKE = "select pg_try_advisory_xact_lock(:lock)";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

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

        /** Asks again and again: a statement that waits for minutes looks like a server that is gone. */
        private static void take(JdbcClient jdbc) {
            for (var until = System.nanoTime() + PATIENCE.toNanos(); !isTaken(jdbc); ) {
                if (System.nanoTime() > until)
                    throw new IllegalStateException("Another node has been making the engine's tables for minutes");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        private static boolean isTaken(JdbcClient jdbc) {
            return jdbc.sql(TAKE).param("lock", LOCK).query(Boolean.class).single();
        }
    }
}
