package io.parley.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Inserts rows by the thousand, each column as one array, in the words that H2 and PostgreSQL share. */
public final class Bulk implements AutoCloseable {

    private static final int AT_ONCE = 5_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private final String[] types;
    private final List<Object[]> rows = new ArrayList<>(AT_ONCE);

    /** @param values what is inserted, with {@code $1} for the first column and so on */
    public Bulk(Connection connection, String into, String values, String... types) throws SQLException {
        this.connection = connection;
        this.types = types;
        var arrays = Arrays.stream(types)
                .map(type -> "cast(? as " + type + " array)")
                .collect(Collectors.joining(", "));
        var names =
                IntStream.rangeClosed(1, types.length).mapToObj(at -> "c" + at).collect(Collectors.joining(", "));
        this.insert = connection.prepareStatement("insert into " + into + " select " + values.replace('$', 'c')
                + " from unnest(" + arrays + ") as new(" + names + ")");
    }

    public void add(Object... row) throws SQLException {
        rows.add(row);
        if (rows.size() == AT_ONCE) flush();
    }

    private void flush() throws SQLException {
        for (var column = 0; column < types.length; column++) insert.setArray(column + 1, array(column));
        insert.executeUpdate();
        rows.clear();
    }

    private Array array(int column) throws SQLException {
        return connection.createArrayOf(
                types[column], rows.stream().map(row -> row[column]).toArray());
    }

    @Override
    public void close() throws SQLException {
        if (!rows.isEmpty()) flush();
        insert.close();
    }
}
