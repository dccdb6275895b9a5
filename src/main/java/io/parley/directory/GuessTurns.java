package io.parley.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets the passwords that come for one name at once be looked at in turn on this node: a wrong one counts before the next
 * is tried, and whoever waits holds no connection.
 */
final class GuessTurns {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whoever guesses at one name from many places must not have all of this node's threads wait. */
    private static final int MOST_WAITING = 100;

    private final Cache<String, ReentrantLock> turns =
            Caffeine.newBuilder().weakValues().build();

    /** Whether it is right; a turn that does not come within ten seconds, or has too many before it, is as good as wrong. */
    boolean take(String name, BooleanSupplier isRight) {
        var turn = turns.get(name, it -> new ReentrantLock(true));
        if (!comes(turn)) return false;
        try {
            return isRight.getAsBoolean();
        } finally {
            turn.unlock();
        }
    }

    private static boolean comes(ReentrantLock turn) {
        if (turn.getQueueLength() >= MOST_WAITING) return false;
        try {
            return turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
