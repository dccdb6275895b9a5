package io.parley.lifecycle;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many late timers this node settles at once. After a long stop there are thousands, nobody waits for them, and what
 * they do takes the processors from those who write meanwhile.
 */
@Component
class Turns {

    /** A turn that takes longer waits for something, and not for a processor: others need not wait with it. */
    private static final long PATIENCE_MILLIS = 500;

    private final Semaphore free;

    Turns(@Value("${parley.timers-at-once:1}") int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /** Waits for a turn that lasts until this transaction ends; who executes a job by hand has one at once. */
    void take() {
        if (Context.getJobExecutorContext() != null && isMine())
            TransactionSynchronizationManager.registerSynchronization(new Turn());
    }

    private boolean isMine() {
        try {
            return free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Turn implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            free.release();
        }
    }
}
