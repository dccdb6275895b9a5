package io.parley.platform;

import io.parley.conversation.Busy;
import io.parley.conversation.Transactions;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions, with whatever lost a race tried again from the beginning. */
@Component
class RetryingTransactions implements Transactions {

    private static final int TRIES = 5;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    RetryingTransactions(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return work.get();
        return tries(transaction, work);
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        return tries(apart, work);
    }

    private static <T> T tries(TransactionTemplate transaction, Supplier<T> work) {
        for (var tried = 1; ; tried++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (OptimisticLockingException
                    | PessimisticLockingFailureException
                    | DataIntegrityViolationException lostRace) {
                if (tried == TRIES) throw new Busy(lostRace);
                pause(tried);
            }
        }
    }

    private static void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS) * (long) tried);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two tries", interrupted);
        }
    }
}
