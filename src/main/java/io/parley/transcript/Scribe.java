package io.parley.transcript;

import io.parley.conversation.Attachment;
import io.parley.conversation.Conversation;
import io.parley.conversation.Message;
import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes messages down: each with the terms it is found by, in one statement. */
@Component
class Scribe {

    /** How long WhatsApp keeps a file. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String MESSAGE = """
            insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, raw, quotes,
                                 at, by_person, status, error, campaign)
            select :number, :id, :key, :direction, :kind, :text, :raw, :quotes,
                   cast(:at as timestamp(6) with time zone), :by, :status, :error, :campaign
            """;

    private static final String UNLESS_IT_IS_THERE =
            MESSAGE + "where not exists (select 1 from message where phone_number_id = :number and message_id = :id)";

    /** One look into the index of ids instead of two, and whoever comes second waits instead of failing. */
    private static final String UNLESS_IT_IS_THERE_ON_POSTGRESQL =
            MESSAGE + "on conflict (phone_number_id, message_id) do nothing";

    private static final String ON_H2 =
            "insert into message_term (term, seq) select t.term, line.seq from final table (" + UNLESS_IT_IS_THERE
                    + ") line left join unnest(cast(:terms as bigint array)) t(term) on true";

    private static final String LINE = "with line as (" + UNLESS_IT_IS_THERE_ON_POSTGRESQL + " returning seq)";

    private static final String TERMS = " insert into message_term (term, seq)"
            + " select t.term, line.seq from line cross join unnest(cast(:terms as bigint array)) t(term)";

    /** The message, its terms and its conversation's row in one; H2 has no such statement. */
    private static final String ALL_AT_ONCE =
            LINE + ", terms as (" + TERMS + ") " + ConversationTable.SAVE + " and exists (select 1 from line)";

    private final JdbcClient jdbc;
    private final ConversationTable conversations;
    private final boolean isPostgres;

    Scribe(JdbcClient jdbc, JdbcTemplate template, ConversationTable conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.isPostgres = isPostgres(template);
    }

    private static boolean isPostgres(JdbcTemplate template) {
        return "PostgreSQL".equals(template.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
    }

    /** Adds a message, unless its number has one of that id. */
    boolean add(Message message, Set<Long> terms) {
        var alone = isPostgres ? UNLESS_IT_IS_THERE_ON_POSTGRESQL : UNLESS_IT_IS_THERE;
        var statement = terms.isEmpty()
                ? jdbc.sql(alone)
                : jdbc.sql(isPostgres ? LINE + TERMS : ON_H2).param("terms", array(terms));
        return withFile(message, columns(statement, message).update() > 0);
    }

    /** Adds a message and leaves its conversation's row as this, unless its number has one of that id. */
    boolean add(Message message, Set<Long> terms, Conversation becomes) {
        if (isPostgres) return withFile(message, addAtOnce(message, terms, becomes));
        var isNew = add(message, terms);
        if (isNew) conversations.save(becomes);
        return isNew;
    }

    private boolean addAtOnce(Message message, Set<Long> terms, Conversation becomes) {
        var statement = columns(jdbc.sql(ALL_AT_ONCE), message).param("terms", array(terms));
        return ConversationTable.columns(becomes, statement).update() > 0;
    }

    private static Long[] array(Set<Long> terms) {
        return terms.toArray(Long[]::new);
    }

    private boolean withFile(Message message, boolean isNew) {
        var file = message.content().attachment();
        if (isNew && file != null) add(message, file);
        return isNew;
    }

    private static StatementSpec columns(StatementSpec statement, Message message) {
        return statement
                .param("number", message.conversation().number().value())
                .param("id", message.id())
                .param("key", message.conversation().toString())
                .param("direction", Rows.name(message.direction()))
                .param("kind", message.kind())
                .param("text", message.text())
                .param("raw", message.content().raw())
                .param("quotes", message.content().quotes())
                .param("at", Times.column(message.at()))
                .param("by", message.by())
                .param("status", message.status())
                .param("error", message.error())
                .param("campaign", message.campaign());
    }

    private void add(Message message, Attachment file) {
        jdbc.sql("""
                        insert into attachment (message_seq, media_id, media_source, media_type, media_name, media_size,
                                                media_sha256, media_state, media_error, media_due_at, media_until)
                        select seq, :file, :source, :type, :name, cast(:size as bigint), :sha256, :state, :error,
                               at, cast(:until as timestamp(6) with time zone)
                        from message where phone_number_id = :number and message_id = :id""")
                .param("file", file.id())
                .param("source", file.source())
                .param("type", file.type())
                .param("name", file.name())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("state", file.state().name())
                .param("error", file.error())
                .param("until", Times.column(message.at().plus(KEPT)))
                .param("number", message.conversation().number().value())
                .param("id", message.id())
                .update();
    }
}
