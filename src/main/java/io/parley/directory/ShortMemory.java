package io.parley.directory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was found for two seconds: cheap for who comes often, and short enough that nobody keeps for long
 * what was taken from them. What was not found is asked for again.
 */
final class ShortMemory<T> {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 10_000;

    private final Map<String, Remembered<T>> remembered = new ConcurrentHashMap<>();

    private record Remembered<T>(T value, long at) {}

    Optional<T> recall(String key, Function<String, Optional<T>> find) {
        var known = remembered.get(key);
        if (known != null && System.nanoTime() - known.at() < FRESH) return Optional.of(known.value());
        var found = find.apply(key);
        found.ifPresentOrElse(it -> remember(key, it), () -> remembered.remove(key));
        return found;
    }

    private void remember(String key, T value) {
        if (remembered.size() >= MOST) remembered.clear();
        remembered.put(key, new Remembered<>(value, System.nanoTime()));
    }
}
