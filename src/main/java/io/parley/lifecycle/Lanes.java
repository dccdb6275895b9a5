package io.parley.lifecycle;

import io.parley.conversation.Outcome;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many deliveries of this node may be on their way at once: fewer than there are job threads, so that a WhatsApp that
 * takes its time leaves some for timers.
 */
@Component
class Lanes {

    /** So long a delivery waits for its turn before it gives its job thread back. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Outcome IN_LINE = new Outcome.Later(Duration.ofSeconds(1), "Waiting for its turn.");

    private final Semaphore free;

    Lanes(@Value("${parley.deliveries-at-once:6}") int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /** What becomes of it, or later where all lanes are taken. */
    Outcome through(Supplier<Outcome> delivery) {
        if (!isMyTurn()) return IN_LINE;
        try {
            return delivery.get();
        } finally {
            free.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
