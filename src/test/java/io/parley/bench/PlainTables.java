package io.parley.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;

/**
 * The floor: plain JDBC that writes the rows which Parley writes for a message and knows everything else by itself. It
 * reads nothing, asks no rule, locks nothing and has no clock.
 */
final class PlainTables implements Contender {

    private static final String NUMBER = "100000000000001";
    private static final String MESSAGE = """
            with line as (
              insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at)
              values (?, ?, ?, ?, 'text', ?, ?) on conflict do nothing returning seq)
            insert into message_term (term, seq) select t.term, line.seq from line cross join unnest(?) t(term)""";
    private static final String CONVERSATION = """
            insert into conversation (conversation_key, phone_number_id, ban, customer_name, customer_phone, state,
                                      since, last_at, customer_wrote_at, last_text, last_direction, unanswered)
            values (?, ?, 'acme', 'Mina Park', ?, 'open', ?, ?, ?, ?, 'in', 1)""";
    private static final String ALIAS =
            "insert into customer_alias (phone_number_id, alias, led_from, conversation_key) values (?, ?, ?, ?)";
    private static final String LAST = """
            update conversation set last_at = ?, last_text = ?, last_direction = ?, unanswered = unanswered + 1
            where conversation_key = ?""";
    private static final String STATE = """
            update conversation set last_at = ?, last_text = ?, last_direction = ?, state = ?, assignee = ?, since = ?
            where conversation_key = ?""";
    private static final String TRANSITION = """
            insert into transition (conversation_key, from_state, to_state, at, by_person, why_kind, why_detail,
                                    diagram_version)
            values (?, ?, ?, ?, ?, 'RULE', 'R', 1)""";

    private final HikariDataSource database = new HikariDataSource();
    private final int termsOfFirst;
    private final int terms;

    /**
     * @param termsOfFirst how many search terms Parley keeps of a newcomer's message, by whose name and number it is found, too
     * @param terms the same of any other
     */
    PlainTables(String url, int termsOfFirst, int terms) {
        this.termsOfFirst = termsOfFirst;
        this.terms = terms;
        database.setJdbcUrl(url);
        database.setUsername("parley");
        database.setPassword("parley");
        database.setMaximumPoolSize(20);
        database.setAutoCommit(false);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/postgresql")
                // One table of messages with a key on their ids: what one would do without a second thought.
                .target("24")
                .load()
                .migrate();
    }

    private interface Deed {
        void on(Connection connection) throws SQLException;
    }

    private void once(Deed deed) {
        try (var connection = database.getConnection()) {
            deed.on(connection);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void firstMessage(String customer) {
        once(connection -> {
            message(connection, customer, "in", termsOfFirst);
            var now = now();
            run(connection, CONVERSATION, key(customer), NUMBER, customer, now, now, now, "Where is my order?");
            run(connection, ALIAS, NUMBER, customer, now, key(customer));
            run(connection, TRANSITION, key(customer), null, "open", now, null);
        });
    }

    @Override
    public void customerWrites(String customer) {
        once(connection -> {
            message(connection, customer, "in", terms);
            run(connection, LAST, now(), "Where is my order?", "in", key(customer));
        });
    }

    @Override
    public void firstReply(String customer) {
        moves(customer, "out", "open", "assigned", "asha");
    }

    @Override
    public void reopening(String customer) {
        moves(customer, "in", "closed", "open", null);
    }

    private void moves(String customer, String direction, String from, String to, String assignee) {
        once(connection -> {
            var now = now();
            message(connection, customer, direction, terms);
            run(connection, STATE, now, "On its way.", direction, to, assignee, now, key(customer));
            run(connection, TRANSITION, key(customer), from, to, now, assignee);
        });
    }

    @Override
    public void resolve(String customer) {
        once(connection -> {
            var now = now();
            run(connection, STATE, now, "On its way.", "out", "closed", null, now, key(customer));
            run(connection, TRANSITION, key(customer), "assigned", "closed", now, "asha");
        });
    }

    private static void message(Connection connection, String customer, String direction, int terms)
            throws SQLException {
        var hashes = ThreadLocalRandom.current().longs(terms).boxed().toArray(Long[]::new);
        var id = UUID.randomUUID().toString();
        var array = connection.createArrayOf("bigint", hashes);
        run(connection, MESSAGE, NUMBER, id, key(customer), direction, "Where is my order?", now(), array);
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++) statement.setObject(index + 1, values[index]);
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static String key(String customer) {
        return NUMBER + ":" + customer;
    }

    @Override
    public void close() {
        database.close();
    }
}
