package io.parley.transcript;

import com.zaxxer.hikari.HikariDataSource;
import io.parley.conversation.MediaStore.Expected;
import io.parley.conversation.MediaStore.Place;
import io.parley.conversation.Transactions;
import io.parley.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with old things in it, and a sweep of a time. */
final class Attic implements AutoCloseable {

    static final RetentionSettings TWO_YEARS = new RetentionSettings(
            Period.ofMonths(24),
            null,
            Period.ofMonths(24),
            Period.ofMonths(24),
            Period.ofMonths(24),
            Period.ofMonths(24));

    private final HikariDataSource database = new HikariDataSource();
    private final FileMediaStore store;

    final JdbcClient jdbc = JdbcClient.create(database);

    Attic(Path media) {
        var fresh = TestDatabase.fresh();
        database.setJdbcUrl(fresh.getUrl());
        database.setUsername(fresh.getUsername());
        database.setPassword(fresh.getPassword());
        database.setMaximumPoolSize(6);
        TestDatabase.migrate(database, "latest");
        store = new FileMediaStore(new MediaSettings(media));
    }

    /** Spring's transactions without a second try. */
    Transactions transactions() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        return new Transactions() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return transaction.execute(status -> work.get());
            }

            @Override
            public <T> T apart(Supplier<T> work) {
                return inOne(work);
            }
        };
    }

    JdbcRetention retention(RetentionSettings settings, Instant now) {
        return retention(settings, now, transactions());
    }

    JdbcRetention retention(RetentionSettings settings, Instant now, Transactions transactions) {
        var template = new JdbcTemplate(database);
        var closed = new ClosedConversations(jdbc);
        return new JdbcRetention(
                settings,
                jdbc,
                closed,
                new OldFiles(jdbc, closed, store),
                new OldMessages(jdbc, template, closed, store, new Places(template)),
                new OldConversations(jdbc, closed),
                new Archive().rooms(template, transactions),
                transactions,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    String conversation(String state, @Nullable String instance, Instant lastAt) {
        var customer = "49" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L);
        var key = "100:" + customer;
        jdbc.sql(
                        "insert into conversation (conversation_key, ban, phone_number_id, customer_name, customer_phone, state,"
                                + " instance_id, since, last_at, last_text, last_direction) values (:key, 'acme', '100', 'Mina Park', :phone,"
                                + " :state, :instance, :at, :at, '…', 'in')")
                .param("key", key)
                .param("phone", customer)
                .param("state", state)
                .param("instance", instance)
                .param("at", Times.column(lastAt))
                .update();
        jdbc.sql("insert into customer_alias (phone_number_id, alias, led_from, conversation_key)"
                        + " values ('100', :alias, :at, :key)")
                .param("alias", customer)
                .param("at", Times.column(Instant.EPOCH))
                .param("key", key)
                .update();
        return key;
    }

    long message(String key, Instant at) {
        return message(key, at, null);
    }

    long message(String key, Instant at, @Nullable String status) {
        var seq = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at, status)"
                                + " values ('100', :id, :key, 'in', 'text', 'Where is my order?', :at, :status)")
                .param("id", "wamid." + UUID.randomUUID())
                .param("key", key)
                .param("at", Times.column(at))
                .param("status", status)
                .update(seq, "seq");
        var line = Objects.requireNonNull(seq.getKey()).longValue();
        TestDatabase.place(jdbc);
        var terms = Terms.ofText("acme", "Where is my order?").stream()
                .map(term -> new Object[] {term, line})
                .toList();
        new JdbcTemplate(database).batchUpdate("insert into message_term (term, seq) values (?, ?)", terms);
        return line;
    }

    void transition(String key, Instant at) {
        jdbc.sql("insert into transition (conversation_key, to_state, at, why_kind, why_detail, diagram_version)"
                        + " values (:key, 'open', :at, 'RULE', 'none', 1)")
                .param("key", key)
                .param("at", Times.column(at))
                .update();
    }

    void note(String key, Instant at) {
        jdbc.sql(
                        "insert into note (conversation_key, note_id, by_person, at, text) values (:key, :id, 'asha', :at, '…')")
                .param("key", key)
                .param("id", UUID.randomUUID().toString())
                .param("at", Times.column(at))
                .update();
    }

    /** A stored file of a message; its id. */
    String file(long seq, Instant at) throws IOException {
        var id = UUID.randomUUID().toString();
        store.keep(new Place("acme", id), new ByteArrayInputStream(new byte[] {1}), new Expected(10, null));
        jdbc.sql("insert into attachment (message_seq, media_id, media_source, media_type, media_size, media_state,"
                        + " media_due_at, media_until) values (:seq, :id, '', 'image/png', 1, 'STORED', :at, :at)")
                .param("seq", seq)
                .param("id", id)
                .param("at", Times.column(at))
                .update();
        return id;
    }

    boolean has(String file) {
        return store.find(new Place("acme", file)).isPresent();
    }

    List<Long> messages() {
        return jdbc.sql("select seq from message order by seq")
                .query(Long.class)
                .list();
    }

    long count(String table, String key) {
        return jdbc.sql("select count(*) from " + table + " where conversation_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    List<Long> linesWith(long term) {
        return jdbc.sql("select seq from message_term where term = :term order by seq")
                .param("term", term)
                .query(Long.class)
                .list();
    }

    DataSource database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
