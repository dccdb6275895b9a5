package io.parley.lifecycle;

import io.parley.conversation.Duplicate;
import io.parley.conversation.Invalid;
import io.parley.conversation.Refusal;
import io.parley.conversation.Unknown;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what Parley said beneath what the engine wrapped around it. */
final class Causes {

    private Causes() {}

    static Optional<RuntimeException> ours(Throwable failure) {
        return in(failure)
                .filter(Causes::isOurs)
                .map(RuntimeException.class::cast)
                .findFirst();
    }

    /** A failure and all that lies beneath it. */
    static Stream<Throwable> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof Refusal
                || cause instanceof Invalid
                || cause instanceof Unknown
                || cause instanceof Duplicate
                || cause instanceof MovedOn;
    }
}
