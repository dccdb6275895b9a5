package io.parley.transcript;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a column is made of what is written down.
 *
 * @param type of {@link Types}; said also where the value is null, for a statement whose types change is prepared again
 */
record Column<T>(int type, Function<T, @Nullable Object> value) {

    static <T> Column<T> text(Function<T, @Nullable String> value) {
        return new Column<>(Types.VARCHAR, value::apply);
    }

    static <T> Column<T> time(Function<T, @Nullable Instant> value) {
        return new Column<>(Types.TIMESTAMP_WITH_TIMEZONE, value::apply);
    }

    static <T> Column<T> number(Function<T, Integer> value) {
        return new Column<>(Types.INTEGER, value::apply);
    }

    static <T> Column<T> array(Function<T, Object[]> value) {
        return new Column<>(Types.ARRAY, value::apply);
    }

    /** The same column of something that has a {@code T}. */
    <S> Column<S> in(Function<S, T> outer) {
        return new Column<>(type, outer.andThen(value));
    }

    /** @param inWords whether times are told in words, which PostgreSQL's driver makes of them otherwise at a price */
    void set(PreparedStatement statement, int index, T row, boolean inWords) throws SQLException {
        var set = value.apply(row);
        if (set == null) statement.setNull(index, type);
        else if (!(set instanceof Instant time)) statement.setObject(index, set);
        else if (inWords) statement.setObject(index, time.toString(), Types.OTHER);
        else statement.setObject(index, Times.column(time));
    }
}
