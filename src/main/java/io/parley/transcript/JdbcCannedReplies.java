package io.parley.transcript;

import io.parley.conversation.CannedReplies;
import io.parley.conversation.CannedReply;
import io.parley.conversation.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code canned_reply}. */
@Component
class JdbcCannedReplies implements CannedReplies {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcCannedReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<CannedReply> of(Set<String> bans) {
        if (bans.isEmpty()) return List.of();
        return jdbc.sql("select * from canned_reply where ban in (:bans) order by shortcut, ban")
                .param("bans", bans)
                .query(JdbcCannedReplies::reply)
                .list();
    }

    @Override
    public Optional<CannedReply> find(String ban, String shortcut) {
        return jdbc.sql("select * from canned_reply where ban = :ban and shortcut = :shortcut")
                .param("ban", ban)
                .param("shortcut", shortcut)
                .query(JdbcCannedReplies::reply)
                .optional();
    }

    @Override
    public void save(CannedReply reply, Person by) {
        var changed = write(reply, by, """
                        update canned_reply set text = :text, by_person = :by, at = :at
                        where ban = :ban and shortcut = :shortcut""");
        if (changed == 0) write(reply, by, """
                        insert into canned_reply (ban, shortcut, text, by_person, at)
                        values (:ban, :shortcut, :text, :by, :at)""");
    }

    private int write(CannedReply reply, Person by, String sql) {
        return jdbc.sql(sql)
                .param("ban", reply.ban())
                .param("shortcut", reply.shortcut())
                .param("text", reply.text())
                .param("by", by.id())
                .param("at", Times.column(clock.instant()))
                .update();
    }

    @Override
    public boolean remove(String ban, String shortcut) {
        return jdbc.sql("delete from canned_reply where ban = :ban and shortcut = :shortcut")
                        .param("ban", ban)
                        .param("shortcut", shortcut)
                        .update()
                == 1;
    }

    private static CannedReply reply(ResultSet row, int number) throws SQLException {
        return new CannedReply(row.getString("ban"), row.getString("shortcut"), row.getString("text"));
    }
}
