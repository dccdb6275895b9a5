package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Meter;
import io.parley.conversation.Meter.Fact.Replied;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reports;
import io.parley.conversation.StatusReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Statuses in the rows of {@code message}; those that come before their message in {@code early_status}. */
@Component
class JdbcReports implements Reports {

    private static final String NOTE = """
            update message set status = :status, error = :error, wamid = coalesce(wamid, :wamid)
            where direction = 'out' and status in (:earlier) and\s""";

    /** What a person had sent again is not what was sent before. */
    private static final String NOT_BEFORE = " and (previous_wamid is null or previous_wamid <> :wamid)";

    private final JdbcClient jdbc;
    private final News news;
    private final Meter meter;
    private final String isThis;
    private final String note;

    JdbcReports(JdbcClient jdbc, News news, Meter meter, Places places) {
        this.isThis = places.isThis();
        this.note = NOTE + isThis;
        this.meter = meter;
        this.news = news;
        this.jdbc = jdbc;
    }

    @Override
    public boolean advance(StatusReport report) {
        if (report.messageId() == null) return false;
        var earlier = new HashSet<>(report.status().earlier());
        // Somebody waits to hear what became of that one.
        earlier.remove(MessageStatus.UNKNOWN.id());
        return note(note + NOT_BEFORE, report.messageId(), report, earlier);
    }

    @Override
    public void note(Reported message, StatusReport report) {
        note(note, message.messageId(), report, report.status().earlier());
    }

    private boolean note(String sql, String id, StatusReport report, Set<String> earlier) {
        var noted = new GeneratedKeyHolder();
        jdbc.sql(sql)
                .param("status", report.status().id())
                .param("error", Rows.shortened(report.error()))
                .param("wamid", report.wamid())
                .param("number", report.number().value())
                .param("id", id)
                .param("earlier", earlier)
                .update(noted, "conversation_key");
        var key = noted.getKeyAs(String.class);
        if (key == null) return false;
        news.tell(Change.of(ConversationKey.parse(key), What.STATUS));
        meter.count(new Replied(report.number(), report.status()));
        return true;
    }

    @Override
    public Optional<Reported> about(StatusReport report) {
        var byOurs = report.messageId() == null
                ? Optional.<Reported>empty()
                : find(isThis + NOT_BEFORE, report, report.messageId());
        return byOurs.or(() -> find("wamid = :id", report, report.wamid()))
                .or(() -> find(isThis, report, report.wamid()));
    }

    private Optional<Reported> find(String condition, StatusReport report, String id) {
        return jdbc.sql("select conversation_key, message_id, status from message"
                        + " where phone_number_id = :number and direction = 'out' and " + condition
                        + " order by seq desc limit 1")
                .param("number", report.number().value())
                .param("id", id)
                .param("wamid", report.wamid())
                .query(JdbcReports::reported)
                .optional();
    }

    @Override
    public void keep(StatusReport report, Instant now) {
        jdbc.sql("""
                        insert into early_status (phone_number_id, wamid, status, error, at)
                        values (:number, :wamid, :status, :error, :at)""")
                .param("number", report.number().value())
                .param("wamid", report.wamid())
                .param("status", report.status().id())
                .param("error", Rows.shortened(report.error()))
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

    private static Reported reported(ResultSet row, int number) throws SQLException {
        return new Reported(
                ConversationKey.parse(row.getString("conversation_key")),
                row.getString("message_id"),
                MessageStatus.of(row.getString("status")).orElseThrow());
    }

    private static StatusReport early(ResultSet row) throws SQLException {
        return new StatusReport(
                new PhoneNumberId(row.getString("phone_number_id")),
                row.getString("wamid"),
                null,
                MessageStatus.of(row.getString("status")).orElseThrow(),
                row.getString("error"),
                null);
    }
}
