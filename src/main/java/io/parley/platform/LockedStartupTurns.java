package io.parley.platform;

import io.parley.conversation.StartupTurns;
import io.parley.conversation.Tries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Camunda's own lock for starting, taken by a write: on H2 Camunda itself takes none. A node that has much to make may
 * keep it longer than a row is waited for, so the others ask again for some minutes.
 */
@Component
class LockedStartupTurns implements StartupTurns {

    private static final String LOCK = "update ACT_GE_PROPERTY set VALUE_ = VALUE_ where NAME_ = 'startup.lock'";

    /** Each of them waits for as long as the database lets a row be waited for: ten seconds. */
    private static final Tries TRIES = new Tries(30, 50);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;

    LockedStartupTurns(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Override
    public void alone(Runnable work) {
        TRIES.at(
                () -> transaction.execute(status -> {
                    take();
                    work.run();
                    return true;
                }),
                NotYet.class::isInstance);
    }

    @Override
    public void aloneInSteps(Runnable work) {
        alone(() -> beside.executeWithoutResult(status -> work.run()));
    }

    private void take() {
        try {
            jdbc.sql(LOCK).update();
        } catch (RuntimeException failure) {
            throw LostRaces.isOne(failure) || LostRaces.isEndlessWait(failure) ? new NotYet(failure) : failure;
        }
    }

    private static final class NotYet extends RuntimeException {

        private NotYet(Throwable cause) {
            super("Another node is still starting", cause);
        }
    }
}
