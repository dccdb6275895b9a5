package io.parley.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Our tables' indices but those of keys, taken away while many rows are written and built again afterwards. */
final class Indices {

    private static final Pattern INDEX = Pattern.compile(
            "CREATE INDEX (\\S+) ON \\S*\\b(conversation|message|transition)\\b.*", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final List<String> definitions = new ArrayList<>();

    private Indices(Connection connection) {
        this.connection = connection;
    }

    static Indices dropped(Connection connection) throws SQLException {
        var indices = new Indices(connection);
        for (var line : indices.lines()) {
            var index = INDEX.matcher(line);
            if (!index.find()) continue;
            indices.definitions.add(index.group());
            indices.execute("drop index " + index.group(1));
        }
        return indices;
    }

    static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private List<String> lines() throws SQLException {
        var lines = new ArrayList<String>();
        var sql = isPostgres(connection) ? "select indexdef from pg_indexes" : "script nodata nopasswords nosettings";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next())
                lines.add(rows.getString(1).replaceAll("\\s+", " ").replace(" ON ONLY ", " ON "));
        }
        return lines;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void build() throws SQLException {
        for (var definition : definitions) execute(definition);
    }
}
