package io.parley.operation;

import io.parley.operation.Levels.Look;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * What was seen last. Whoever asks gets it at once and never waits for the database; if it is too old by then, one thread
 * looks again, so that asking often or from many sides costs nothing, and a database that hangs costs no answer.
 */
@Component
class LastLook {

    private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);

    private final Levels levels;
    private final long goodForNanos;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new CustomizableThreadFactory("levels-"));
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile @Nullable Look look;
    private volatile long triedAt;

    LastLook(Levels levels, @Value("${parley.operation.look-every:15s}") Duration goodFor) {
        this.levels = levels;
        this.goodForNanos = goodFor.toNanos();
        this.triedAt = System.nanoTime() - goodForNanos;
    }

    /** What was seen last; nothing where nothing has been seen yet. */
    Optional<Look> look() {
        if (System.nanoTime() - triedAt >= goodForNanos) lookAgain();
        return Optional.ofNullable(look);
    }

    private void lookAgain() {
        if (!isLooking.compareAndSet(false, true)) return;
        try {
            thread.execute(this::see);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Stopping: nobody looks any more");
        }
    }

    private void see() {
        try {
            look = levels.look();
        } catch (RuntimeException failure) {
            LOG.warn("What waits could not be counted: {}", failure.getClass().getName());
        } finally {
            triedAt = System.nanoTime();
            isLooking.set(false);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
