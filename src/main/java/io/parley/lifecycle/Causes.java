package io.parley.lifecycle;

import io.parley.conversation.Duplicate;
import io.parley.conversation.Invalid;
import io.parley.conversation.Refusal;
import io.parley.conversation.Unknown;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what Parley said beneath what the engine wrapped around it. */
final class Causes {

    private Causes() {}

    static Optional<RuntimeException> ours(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Causes::isOurs)
                .map(RuntimeException.class::cast)
                .findFirst();
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof Refusal
                || cause instanceof Invalid
                || cause instanceof Unknown
                || cause instanceof Duplicate
                || cause instanceof MovedOn;
    }
}
