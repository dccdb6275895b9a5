package io.parley.lifecycle;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many late timers this node settles at once, and how fast. After a long stop there are thousands, nobody waits for
 * them, and what they do takes the processors and the database from those who write meanwhile: as long as somebody writes
 * on this node, each turn is followed by a rest that is longer the longer the turn took.
 */
@Component
class Turns {

    /** A turn that takes longer waits for something, and not for a processor: others need not wait with it. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    /** How long after a message the next one is expected. */
    private static final long WRITING = TimeUnit.SECONDS.toNanos(2);

    /** Of a turn's own time. */
    private static final int REST = 2;

    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(50);

    private final Semaphore free;
    private volatile long wroteAt = System.nanoTime() - WRITING;
    private volatile long restsUntil = System.nanoTime();

    Turns(@Value("${parley.timers-at-once:1}") int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /** Somebody writes here, and goes before what nobody waits for. */
    void give() {
        wroteAt = System.nanoTime();
    }

    /** Waits for a turn that lasts until this transaction ends; who executes a job by hand has one at once. */
    void take() {
        if (Context.getJobExecutorContext() == null || !isMine()) return;
        rest();
        TransactionSynchronizationManager.registerSynchronization(new Turn(System.nanoTime()));
    }

    private boolean isMine() {
        try {
            return free.tryAcquire(PATIENCE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(restsUntil - System.nanoTime());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Turn implements TransactionSynchronization {

        private final long began;

        private Turn(long began) {
            this.began = began;
        }

        @Override
        public void afterCompletion(int status) {
            var now = System.nanoTime();
            if (now - wroteAt < WRITING) restsUntil = now + Math.min(LONGEST_REST, (now - began) * REST);
            free.release();
        }
    }
}
