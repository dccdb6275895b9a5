package io.parley.transcript;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table's lines about conversations, in the order in which they were written. */
final class OldLines implements Expiring {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ClosedConversations conversations;
    private final String table;
    private final String mayGo;

    /** @param mayGo the condition on which a line, {@code line}, may go */
    OldLines(JdbcClient jdbc, ClosedConversations conversations, String table, String mayGo) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.table = table;
        this.mayGo = mayGo;
    }

    private record Line(long seq, Instant at, String key, boolean mayGo) {

        private static Line of(ResultSet row, int number) throws SQLException {
            return new Line(
                    row.getLong("seq"),
                    Times.required(row, "at"),
                    row.getString("conversation_key"),
                    row.getBoolean("may_go"));
        }
    }

    @Override
    public String name() {
        return table + "s";
    }

    @Override
    public Step step(Instant before, Step last) {
        var lines = jdbc.sql("select line.seq, line.at, line.conversation_key, " + mayGo + " as may_go from " + table
                        + " line where line.seq > :after order by line.seq limit " + AT_ONCE)
                .param("after", last.position())
                .query(Line::of)
                .list();
        var old = lines.stream().filter(line -> line.at().isBefore(before)).toList();
        var closed = conversations.lock(
                old.stream().filter(Line::mayGo).map(Line::key).collect(Collectors.toSet()));
        var gone = old.stream()
                .filter(line -> line.mayGo() && closed.containsKey(line.key()))
                .map(Line::seq)
                .toList();
        if (!gone.isEmpty())
            jdbc.sql("delete from " + table + " where seq in (:seqs)")
                    .param("seqs", gone)
                    .update();
        var position = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seq();
        return new Step(position, gone.size(), old.isEmpty() || lines.size() < AT_ONCE);
    }
}
