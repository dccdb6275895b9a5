package io.parley.platform;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the database itself called a failure, whoever wrapped it since. */
final class SqlStates {

    private static final int LENGTH = 5;

    private SqlStates() {}

    static Stream<String> of(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null && state.length() == LENGTH);
    }

    /** The failure, and what caused it. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Objects::requireNonNull);
    }
}
