package io.parley.conversation;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How often work that lost a race is done again from the beginning.
 *
 * @param most how often it is done at all
 * @param longestPauseMillis how long the first pause may be; the later ones are longer, and all are random
 */
public record Tries(int most, int longestPauseMillis) {

    /** The result, or the failure that is no lost race or comes with the last try. */
    public <T> T at(Supplier<T> work, Predicate<RuntimeException> isLostRace) {
        for (var tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (tried == most || !isLostRace.test(failure)) throw failure;
                pause(tried);
            }
        }
    }

    private void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, longestPauseMillis) * (long) tried);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two tries", interrupted);
        }
    }
}
