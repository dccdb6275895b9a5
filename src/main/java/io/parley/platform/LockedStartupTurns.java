package io.parley.platform;

import io.parley.conversation.StartupTurns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Camunda's own lock for starting, taken by a write: on H2 Camunda itself takes none. */
@Component
class LockedStartupTurns implements StartupTurns {

    private static final String LOCK = "update ACT_GE_PROPERTY set VALUE_ = VALUE_ where NAME_ = 'startup.lock'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LockedStartupTurns(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void alone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(LOCK).update();
            work.run();
        });
    }
}
