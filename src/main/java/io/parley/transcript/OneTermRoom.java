package io.parley.transcript;

import io.parley.conversation.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All terms in one table, walked along its key when messages are gone. */
final class OneTermRoom implements Rooms {

    private static final int AT_ONCE = 2_000;

    private static final String LINES = """
            select t.term, t.seq, case when m.seq is null then true else false end as is_orphan
            from message_term t left join message m on m.seq = t.seq
            where (t.term, t.seq) > (:term, :seq) order by t.term, t.seq limit\s""" + AT_ONCE;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Transactions transactions;

    OneTermRoom(JdbcTemplate template, Transactions transactions) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
        this.transactions = transactions;
    }

    private record Line(long term, long seq, boolean isOrphan) {

        private static final Line START = new Line(Long.MIN_VALUE, Long.MIN_VALUE, false);

        private static Line of(ResultSet row, int number) throws SQLException {
            return new Line(row.getLong("term"), row.getLong("seq"), row.getBoolean("is_orphan"));
        }
    }

    @Override
    public void sweep(boolean somethingIsGone) {
        if (!somethingIsGone) return;
        for (var lines = after(Line.START); !lines.isEmpty(); ) lines = after(lines.get(lines.size() - 1));
    }

    private List<Line> after(Line last) {
        return transactions.inOne(() -> {
            var lines = jdbc.sql(LINES)
                    .param("term", last.term())
                    .param("seq", last.seq())
                    .query(Line::of)
                    .list();
            remove(lines.stream().filter(Line::isOrphan).toList());
            return lines;
        });
    }

    private void remove(List<Line> orphans) {
        template.batchUpdate("delete from message_term where term = ? and seq = ?", orphans, AT_ONCE, (row, line) -> {
            row.setLong(1, line.term());
            row.setLong(2, line.seq());
        });
    }
}
