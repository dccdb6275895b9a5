package io.parley.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A late timer … */
class TurnsTest {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Turns turns = new Turns(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void waitsUntilTheTransactionOfTheOneBeforeItIsOver() throws Exception {
        var first = CompletableFuture.runAsync(() -> inTransaction(true, this::takesLong));
        begun.await();

        var second = CompletableFuture.runAsync(() -> inTransaction(true, turns::take));

        assertThat(second).failsWithin(MOMENT);
        over.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(5));
        assertThat(second).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void goesOnWithoutATurnWhenTheOneBeforeItWaitsForSomething() throws Exception {
        var first = CompletableFuture.runAsync(() -> inTransaction(true, this::takesLong));
        begun.await();

        assertThat(CompletableFuture.runAsync(() -> inTransaction(true, turns::take)))
                .succeedsWithin(Duration.ofSeconds(5));
        assertThat(first).isNotDone();
        over.countDown();
        first.join();

        // And gives none back that it has not had.
        var third = new CountDownLatch(1);
        var fourth = CompletableFuture.runAsync(() -> inTransaction(true, () -> {
            turns.take();
            third.countDown();
            await(new CountDownLatch(1), MOMENT.multipliedBy(2));
        }));
        third.await();
        assertThat(CompletableFuture.runAsync(() -> inTransaction(true, turns::take)))
                .failsWithin(MOMENT);
        fourth.join();
    }

    @Test
    void isSettledAtOnceByWhoeverExecutesItByHand() throws Exception {
        var first = CompletableFuture.runAsync(() -> inTransaction(true, this::takesLong));
        begun.await();

        assertThat(CompletableFuture.runAsync(() -> inTransaction(false, turns::take)))
                .succeedsWithin(MOMENT.multipliedBy(2));
        over.countDown();
        first.join();
    }

    @Test
    void restsLongerThanItTookAsLongAsSomebodyWrites() {
        assertThat(millisOf(turns::take)).isLessThan(MOMENT.toMillis() / 2);
        inTransaction(true, this::takesAMoment);
        assertThat(millisOf(turns::take)).isLessThan(MOMENT.toMillis() / 2);

        inTransaction(true, this::takesAMoment);
        turns.give();
        inTransaction(true, this::takesAMoment);

        assertThat(millisOf(turns::take)).isBetween(40L, MOMENT.toMillis() * 5);
    }

    private static long millisOf(Runnable work) {
        var began = System.nanoTime();
        inTransaction(true, work);
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private void takesAMoment() {
        turns.take();
        await(new CountDownLatch(1), MOMENT);
    }

    private void takesLong() {
        turns.take();
        begun.countDown();
        await(over, Duration.ofSeconds(30));
    }

    private static void inTransaction(boolean asJob, Runnable work) {
        if (asJob) Context.setJobExecutorContext(new JobExecutorContext());
        TransactionSynchronizationManager.initSynchronization();
        try {
            work.run();
        } finally {
            var endings = TransactionSynchronizationManager.getSynchronizations();
            TransactionSynchronizationManager.clearSynchronization();
            endings.forEach(it -> it.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
            Context.removeJobExecutorContext();
        }
    }

    private static void await(CountDownLatch latch, Duration patience) {
        try {
            latch.await(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
