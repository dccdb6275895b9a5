package io.parley.bench;

import io.parley.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes a crowd straight into our tables, without the engine. */
public final class Filling {

    private final Crowd crowd;

    public Filling(Crowd crowd) {
        this.crowd = crowd;
    }

    public void into(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var indices = Indices.dropped(connection);
            conversations(connection);
            messages(connection);
            transitions(connection);
            TestDatabase.place(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            indices.build();
        }
    }

    private void conversations(Connection connection) throws SQLException {
        try (var rows = new Bulk(
                connection,
                "conversation (conversation_key, phone_number_id, ban, customer_name, customer_phone, state, assignee,"
                        + " picked_up_by, since, last_at, customer_wrote_at, last_text, last_direction, unanswered)",
                "$1, $2, $3, $4, $5, $6, $7, $8, cast($9 as timestamp with time zone), cast($9 as timestamp with time zone),"
                        + " cast($9 as timestamp with time zone), $10, 'in', 1",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar")) {
            var last = Crowd.MESSAGES_EACH - 1;
            for (var who = 0; who < crowd.size(); who++)
                rows.add(
                        crowd.key(who),
                        crowd.number(who),
                        crowd.ban(who),
                        crowd.name(who),
                        crowd.phone(who),
                        crowd.state(who),
                        crowd.assignee(who),
                        crowd.pickedUpBy(who),
                        crowd.at(who, last).toString(),
                        crowd.text(who, last));
        }
    }

    /** In the order of time, so that one conversation's messages lie as far apart as in life. */
    private void messages(Connection connection) throws SQLException {
        try (var rows = new Bulk(
                connection,
                "message (phone_number_id, message_id, conversation_key, direction, kind, text, at, status)",
                "$1, $2, $3, $4, 'text', $5, cast($6 as timestamp with time zone), $7",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar",
                "varchar")) {
            for (var message = 0; message < Crowd.MESSAGES_EACH; message++)
                for (var who = 0; who < crowd.size(); who++) {
                    var isReply = message % 2 == 1;
                    rows.add(
                            crowd.number(who),
                            "wamid." + who + "." + message,
                            crowd.key(who),
                            isReply ? "out" : "in",
                            crowd.text(who, message),
                            crowd.at(who, message).toString(),
                            isReply ? crowd.fate(who, message) : null);
                }
        }
    }

    private void transitions(Connection connection) throws SQLException {
        try (var rows = new Bulk(
                connection,
                "transition (conversation_key, to_state, at, why_kind, why_detail, diagram_version)",
                "$1, $2, cast($3 as timestamp with time zone), 'MESSAGE', 'customerWrote', 1",
                "varchar",
                "varchar",
                "varchar")) {
            for (var who = 0; who < crowd.size(); who++)
                rows.add(crowd.key(who), crowd.state(who), crowd.at(who, 0).toString());
        }
    }

    /** What the database does by itself after a while. */
    public static void lookAround(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Indices.isPostgres(connection) ? "vacuum analyze" : "analyze");
        }
    }
}
