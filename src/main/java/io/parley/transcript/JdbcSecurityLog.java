package io.parley.transcript;

import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.SecurityEvent;
import io.parley.conversation.SecurityLog;
import io.parley.conversation.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A row for each account that an event concerns, so that a page of one account's is read by its index. */
@Component
class JdbcSecurityLog implements SecurityLog {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    JdbcSecurityLog(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Row(long seq, SecurityEvent event) {}

    @Override
    public void note(SecurityEvent event, Set<String> bans) {
        transactions.inOne(() -> {
            var id = UUID.randomUUID().toString();
            for (var ban : bans) insert(id, ban, event);
            return id;
        });
    }

    private void insert(String id, String ban, SecurityEvent event) {
        jdbc.sql("""
                        insert into security_event (event, at, ban, kind, person, by_person, address, detail)
                        values (:id, :at, :ban, :kind, :person, :by, :address, :detail)""")
                .param("id", id)
                .param("at", Times.column(event.at()))
                .param("ban", ban)
                .param("kind", event.kind().name())
                .param("person", event.person())
                .param("by", event.by())
                .param("address", event.address())
                .param("detail", event.detail())
                .update();
    }

    @Override
    public Page<SecurityEvent> page(Set<String> bans, PageRequest page) {
        if (bans.isEmpty()) return new Page<>(List.of(), null);
        var rows = jdbc.sql("""
                        select * from security_event it where ban in (:bans) and seq < :before
                        and not exists (select 1 from security_event other
                            where other.event = it.event and other.seq > it.seq and other.ban in (:bans))
                        order by seq desc limit :limit""")
                .param("bans", bans)
                .param("before", SeqCursor.before(page.cursor()))
                .param("limit", page.limit() + 1)
                .query(JdbcSecurityLog::row)
                .list();
        var items = rows.stream().limit(page.limit()).map(Row::event).toList();
        var isLast = rows.size() <= page.limit();
        return new Page<>(
                items, isLast ? null : String.valueOf(rows.get(page.limit() - 1).seq()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var event = new SecurityEvent(
                Times.required(row, "at"),
                SecurityEvent.Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getString("by_person"),
                row.getString("address"),
                row.getString("detail"));
        return new Row(row.getLong("seq"), event);
    }
}
