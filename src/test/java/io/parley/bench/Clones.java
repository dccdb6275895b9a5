package io.parley.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies everything that PostgreSQL holds of one conversation, the engine's rows too, so often that a database is full: a
 * million real conversations would take an hour. Each copy has ids and a customer of its own.
 */
final class Clones {

    /** Where rows of a conversation are, and which column says whose they are; an instance's id, or the conversation's key. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("conversation", "conversation_key");
        TABLES.put("customer_alias", "conversation_key");
        TABLES.put("message", "conversation_key");
        TABLES.put("transition", "conversation_key");
        TABLES.put("act_ru_execution", "proc_inst_id_");
        TABLES.put("act_ru_task", "proc_inst_id_");
        TABLES.put("act_ru_variable", "proc_inst_id_");
        TABLES.put("act_ru_job", "process_instance_id_");
        TABLES.put("act_ru_event_subscr", "proc_inst_id_");
    }

    private final Connection connection;

    /** @param connection a superuser's: foreign keys are not looked at meanwhile */
    Clones(Connection connection) {
        this.connection = connection;
    }

    void of(String key, int count) throws SQLException {
        run("set session_replication_role = replica");
        var instance = one("select proc_inst_id_ from act_ru_execution where business_key_ = '" + key + "'");
        var ids = ids(key, instance);
        for (var table : TABLES.entrySet()) {
            var owner = table.getValue().equals("conversation_key") ? key : instance;
            copy(table.getKey(), table.getValue() + " = '" + owner + "'", ids, count);
        }
        run("set session_replication_role = default");
    }

    /** Whatever names this conversation or a row of it. */
    private Set<String> ids(String key, String instance) throws SQLException {
        var ids = new LinkedHashSet<String>();
        ids.add(key);
        ids.add(key.substring(key.indexOf(':') + 1));
        ids.addAll(list("select message_id from message where conversation_key = '" + key + "'"));
        for (var table : TABLES.entrySet())
            if (table.getKey().startsWith("act_"))
                ids.addAll(list(
                        "select id_ from " + table.getKey() + " where " + table.getValue() + " = '" + instance + "'"));
        return ids;
    }

    private void copy(String table, String whose, Set<String> ids, int count) throws SQLException {
        var columns = columns(table);
        var known = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        var values = columns.stream()
                .map(column -> column.isText()
                        ? "case when r.%1$s in (%2$s) then r.%1$s || to_char(n, 'FM0000000') else r.%1$s end"
                                .formatted(column.name(), known)
                        : "r." + column.name())
                .collect(Collectors.joining(", "));
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        run("insert into " + table + " (" + names + ") select " + values + " from " + table
                + " r cross join generate_series(1, " + count + ") n where r." + whose);
    }

    private record Column(String name, boolean isText) {}

    /** Those that a database does not number by itself. */
    private List<Column> columns(String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select column_name, data_type from information_schema.columns"
                        + " where table_schema = 'public' and table_name = '" + table
                        + "' and is_identity = 'NO' and is_generated = 'NEVER'"
                        + " and coalesce(column_default, '') not like 'nextval%' order by ordinal_position")) {
            while (rows.next())
                columns.add(new Column(rows.getString(1), rows.getString(2).startsWith("character")));
        }
        return columns;
    }

    private String one(String sql) throws SQLException {
        return list(sql).get(0);
    }

    private List<String> list(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
