package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Outbox;
import io.parley.conversation.Outgoing;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.StatusReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The replies on their way: rows of {@code message}, changed one by one. */
@Component
class JdbcOutbox implements Outbox {

    private static final int LONGEST_ERROR = 1000;
    private static final String OUTGOING = """
            select m.*, f.*, c.customer_phone, c.customer_user_id, c.customer_username,
                   case quoted.direction when 'in' then quoted.message_id else quoted.wamid end as quoted_wamid
            from message m join conversation c on c.conversation_key = m.conversation_key left join attachment f on f.message_seq = m.seq
              left join message quoted
              on quoted.phone_number_id = m.phone_number_id and quoted.message_id = m.quotes
            where""";
    /** What a person had sent again is not what was sent before. */
    private static final String OURS =
            "m.message_id = :id and (m.previous_wamid is null or m.previous_wamid <> :wamid)";

    private static final String THIS = " where phone_number_id = :number and message_id = :id";

    private final JdbcClient jdbc;

    JdbcOutbox(JdbcClient jdbc) {
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
        return jdbc.sql(OUTGOING + " m.conversation_key = :key and m.status = :status order by m.seq limit 1")
                .param("key", key.toString())
                .param("status", status.id())
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
                                        + " attempted_at = :now" + THIS + " and status = 'queued'")
                        .param("now", Times.column(now))
                        .update()
                == 1;
    }

    @Override
    public void putBack(Outgoing message, String words) {
        of(message, "update message set status = 'queued', error = :words" + THIS + " and status = 'sending'")
                .param("words", shortened(words))
                .update();
    }

    @Override
    public boolean sendAgain(ConversationKey key, String id) {
        return jdbc.sql("update message set status = 'queued', error = null, previous_wamid = wamid, wamid = null"
                                + THIS + " and conversation_key = :key and status in ('unknown', 'failed')")
                        .param("number", key.number().value())
                        .param("id", id)
                        .param("key", key.toString())
                        .update()
                == 1;
    }

    @Override
    public void becomes(Outgoing message, MessageStatus status, @Nullable String error) {
        of(message, "update message set status = :status, error = :error" + THIS + " and status in (:earlier)")
                .param("status", status.id())
                .param("error", shortened(error))
                .param("earlier", status.earlier())
                .update();
    }

    @Override
    public void named(Outgoing message, String wamid) {
        of(message, "update message set wamid = :wamid" + THIS + " and wamid is null")
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
    }

    @Override
    public boolean advance(StatusReport report) {
        if (report.messageId() == null) return false;
        var earlier = new HashSet<>(report.status().earlier());
        // Somebody waits to hear what became of that one.
        earlier.remove(MessageStatus.UNKNOWN.id());
        return jdbc.sql("update message set status = :status, error = :error, wamid = coalesce(wamid, :wamid)" + THIS
                                + " and direction = 'out' and status in (:earlier)"
                                + " and (previous_wamid is null or previous_wamid <> :wamid)")
                        .param("status", report.status().id())
                        .param("error", shortened(report.error()))
                        .param("wamid", report.wamid())
                        .param("number", report.number().value())
                        .param("id", report.messageId())
                        .param("earlier", earlier)
                        .update()
                == 1;
    }

    @Override
    public Optional<Reported> reported(StatusReport report) {
        var byOurs = report.messageId() == null
                ? Optional.<Reported>empty()
                : find(OURS, report.number(), report.messageId(), report.wamid());
        return byOurs.or(() -> find("m.wamid = :id", report.number(), report.wamid(), ""))
                .or(() -> find("m.message_id = :id", report.number(), report.wamid(), ""));
    }

    private Optional<Reported> find(String condition, PhoneNumberId number, String id, String wamid) {
        return jdbc.sql(OUTGOING + " m.phone_number_id = :number and m.direction = 'out' and " + condition
                        + " order by m.seq desc limit 1")
                .param("number", number.value())
                .param("id", id)
                .param("wamid", wamid)
                .query(JdbcOutbox::reported)
                .optional();
    }

    @Override
    public void keep(StatusReport report, Instant now) {
        jdbc.sql("insert into early_status (phone_number_id, wamid, status, error, at)"
                        + " values (:number, :wamid, :status, :error, :at)")
                .param("number", report.number().value())
                .param("wamid", report.wamid())
                .param("status", report.status().id())
                .param("error", shortened(report.error()))
                .param("at", Times.column(now))
                .update();
    }

    @Override
    public void forgetEarlier(Instant instant) {
        jdbc.sql("delete from early_status where at < :before")
                .param("before", Times.column(instant))
                .update();
    }

    @Override
    public Set<StatusReport> early(PhoneNumberId number, String wamid) {
        var found = jdbc.sql("select * from early_status where phone_number_id = :number and wamid = :wamid")
                .param("number", number.value())
                .param("wamid", wamid)
                .query((row, index) -> early(row))
                .list();
        if (!found.isEmpty())
            jdbc.sql("delete from early_status where phone_number_id = :number and wamid = :wamid")
                    .param("number", number.value())
                    .param("wamid", wamid)
                    .update();
        return new LinkedHashSet<>(found);
    }

    @Override
    public void closeWindow(ConversationKey key, Instant now) {
        jdbc.sql("update conversation set window_closed_at = :now where conversation_key = :key")
                .param("now", Times.column(now))
                .param("key", key.toString())
                .update();
    }

    private static Reported reported(ResultSet row, int number) throws SQLException {
        var status = MessageStatus.of(row.getString("status")).orElseThrow();
        return new Reported(outgoing(row, number), status);
    }

    private static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        return new Outgoing(
                ConversationKey.parse(row.getString("conversation_key")),
                Rows.customer(row),
                row.getString("message_id"),
                Rows.withFile(row, Rows.content(row, row.getString("quoted_wamid"))),
                row.getInt("attempts"));
    }

    private static StatusReport early(ResultSet row) throws SQLException {
        return new StatusReport(
                new PhoneNumberId(row.getString("phone_number_id")),
                row.getString("wamid"),
                null,
                MessageStatus.of(row.getString("status")).orElseThrow(),
                row.getString("error"),
                false);
    }

    private static @Nullable String shortened(@Nullable String words) {
        return words == null ? null : words.substring(0, Math.min(words.length(), LONGEST_ERROR));
    }
}
