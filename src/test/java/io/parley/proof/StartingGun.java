package io.parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Duplicate;
import io.parley.conversation.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets real threads begin at the same moment, and tells how each of them ended. */
final class StartingGun {

    private static final int LONGEST_RACE_SECONDS = 120;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** How one runner ended: by what was thrown at it, or well. */
    record Finish(@Nullable Throwable failure) {

        boolean won() {
            return failure == null;
        }

        /** The refusal; anything else that was thrown fails the test, with its whole story. */
        Refusal refusal() {
            if (failure instanceof Refusal refusal) return refusal;
            throw new AssertionError("Neither a clean refusal nor success", failure);
        }

        boolean wasDuplicate() {
            return failure instanceof Duplicate;
        }

        void wonOrWasRefused() {
            if (!won()) refusal();
        }

        void mustHaveWon() {
            if (!won()) throw new AssertionError("This could not fail, and did", failure);
        }
    }

    List<Finish> fire(Runnable... runners) {
        var barrier = new CyclicBarrier(runners.length);
        var races = Arrays.stream(runners)
                .map(runner -> threads.submit(() -> run(barrier, runner)))
                .toList();
        return races.stream().map(StartingGun::finish).toList();
    }

    private static Finish run(CyclicBarrier barrier, Runnable runner) throws InterruptedException {
        try {
            barrier.await();
            runner.run();
            return new Finish(null);
        } catch (BrokenBarrierException | RuntimeException | AssertionError failure) {
            return new Finish(failure);
        }
    }

    private static Finish finish(Future<Finish> race) {
        try {
            return race.get(LONGEST_RACE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception stuck) {
            throw new AssertionError("A thread never came back", stuck);
        }
    }

    void close() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(LONGEST_RACE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }
}
