package io.parley.directory;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes what the directory needs before the first request, one node after the other. */
@Component
class Startup implements SmartInitializingSingleton {

    /** Camunda's own lock for starting, taken by a write: on H2 Camunda itself takes none. */
    private static final String LOCK = "update ACT_GE_PROPERTY set VALUE_ = VALUE_ where NAME_ = 'startup.lock'";

    private final List<StartupStep> steps;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Startup(List<StartupStep> steps, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.steps = steps;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(LOCK).update();
            steps.forEach(StartupStep::make);
        });
    }
}
