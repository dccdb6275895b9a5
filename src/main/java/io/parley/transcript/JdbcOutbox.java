package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Meter;
import io.parley.conversation.Meter.Fact.Replied;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.Outbox;
import io.parley.conversation.Outgoing;
import io.parley.conversation.PhoneNumberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The replies on their way: rows of {@code message}, changed one by one. */
@Component
class JdbcOutbox implements Outbox {

    private static final String OUTGOING = """
            select m.*, f.*, c.customer_phone, c.customer_user_id, c.customer_username,
                   case quoted.direction when 'in' then quoted.message_id else quoted.wamid end as quoted_wamid
            from message m join conversation c on c.conversation_key = m.conversation_key
              left join attachment f on f.message_seq = m.seq""";

    private final JdbcClient jdbc;
    private final News news;
    private final Meter meter;
    private final String outgoing;
    private final String ofThis;

    JdbcOutbox(JdbcClient jdbc, News news, Meter meter, Places places) {
        this.outgoing = OUTGOING + places.joinQuoted();
        this.ofThis = " where " + places.isThis();
        this.meter = meter;
        this.news = news;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Outgoing> begun(ConversationKey key) {
        return oldest(key, MessageStatus.SENDING);
    }

    @Override
    public Optional<Outgoing> next(ConversationKey key) {
        return oldest(key, MessageStatus.QUEUED);
    }

    private Optional<Outgoing> oldest(ConversationKey key, MessageStatus status) {
        // The status as a word: an index holds only those that ask for something.
        return jdbc.sql(outgoing + "where m.conversation_key = :key and m.status = '" + status.id()
                        + "' order by m.seq limit 1")
                .param("key", key.toString())
                .query(JdbcOutbox::outgoing)
                .optional();
    }

    @Override
    public Set<ConversationKey> waiting(Collection<PhoneNumberId> numbers) {
        if (numbers.isEmpty()) return Set.of();
        return jdbc.sql("select distinct conversation_key from message where status in ('queued', 'sending')"
                        + " and phone_number_id in (:numbers)")
                .param("numbers", numbers.stream().map(PhoneNumberId::value).toList())
                .query((row, number) -> ConversationKey.parse(row.getString(1)))
                .set();
    }

    @Override
    public boolean begin(Outgoing message, Instant now) {
        return of(
                                message,
                                "update message set status = 'sending', error = null, attempts = attempts + 1,"
                                        + " attempted_at = :now" + ofThis + " and status = 'queued'")
                        .param("now", Times.column(now))
                        .update()
                == 1;
    }

    @Override
    public void putBack(Outgoing message, String words) {
        of(message, "update message set status = 'queued', error = :words" + ofThis + " and status = 'sending'")
                .param("words", Rows.shortened(words))
                .update();
    }

    @Override
    public boolean sendAgain(ConversationKey key, String id) {
        return jdbc.sql("update message set status = 'queued', error = null, previous_wamid = wamid, wamid = null"
                                        + ofThis + " and conversation_key = :key and status in ('unknown', 'failed')")
                                .param("number", key.number().value())
                                .param("id", id)
                                .param("key", key.toString())
                                .update()
                        == 1
                && told(key);
    }

    private boolean told(ConversationKey key) {
        news.tell(Change.of(key, What.STATUS));
        return true;
    }

    @Override
    public void becomes(Outgoing message, MessageStatus status, @Nullable String error) {
        var changed = of(
                        message,
                        "update message set status = :status, error = :error" + ofThis + " and status in (:earlier)")
                .param("status", status.id())
                .param("error", Rows.shortened(error))
                .param("earlier", status.earlier())
                .update();
        if (changed == 1) meter.count(new Replied(message.conversation().number(), status));
        told(message.conversation());
    }

    @Override
    public void named(Outgoing message, String wamid) {
        of(message, "update message set wamid = :wamid" + ofThis + " and wamid is null")
                .param("wamid", wamid)
                .update();
    }

    private StatementSpec of(Outgoing message, String sql) {
        return jdbc.sql(sql)
                .param("number", message.conversation().number().value())
                .param("id", message.id());
    }

    @Override
    public void ask(ConversationKey key, String words) {
        jdbc.sql("update message set error = :words where conversation_key = :key and status = 'unknown'")
                .param("key", key.toString())
                .param("words", words)
                .update();
        told(key);
    }

    @Override
    public void closeWindow(ConversationKey key, Instant at) {
        jdbc.sql("update conversation set window_closed_at = :at where conversation_key = :key"
                        + " and (window_closed_at is null or window_closed_at < :at)")
                .param("at", Times.column(at))
                .param("key", key.toString())
                .update();
        news.tell(Change.of(key, What.STANDING));
    }

    private static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        return new Outgoing(
                ConversationKey.parse(row.getString("conversation_key")),
                Rows.customer(row),
                row.getString("message_id"),
                Rows.withFile(row, Rows.content(row, row.getString("quoted_wamid"))),
                row.getInt("attempts"));
    }
}
