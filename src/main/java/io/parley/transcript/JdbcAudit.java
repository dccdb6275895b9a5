package io.parley.transcript;

import io.parley.conversation.Audit;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Move;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Transition;
import io.parley.conversation.Transition.Kind;
import io.parley.conversation.Transition.Why;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit, read from its end. */
@Component
class JdbcAudit implements Audit {

    private final JdbcClient jdbc;

    JdbcAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page<Transition> newestFirst(ConversationKey key, PageRequest page) {
        var seqs = new ArrayList<Long>();
        var found = jdbc.sql("select * from transition where conversation_key = :key and seq < :seq"
                        + " order by seq desc limit " + (page.limit() + 1))
                .param("key", key.toString())
                .param("seq", SeqCursor.before(page.cursor()))
                .query((row, number) -> {
                    seqs.add(row.getLong("seq"));
                    return Rows.transition(row, number);
                })
                .list();
        if (found.size() <= page.limit()) return new Page<>(found, null);
        var shown = found.subList(0, page.limit());
        return new Page<>(shown, seqs.get(page.limit() - 1).toString());
    }

    @Override
    public List<Move> moves(ConversationKey key) {
        return jdbc.sql("""
                        select from_state, to_state, why_kind, max(why_detail) as why_detail, count(*) as times,
                               max(at) as at
                        from transition where conversation_key = :key
                        group by from_state, to_state, why_kind, case when why_kind = 'MESSAGE' then '' else why_detail end
                        order by max(seq) desc""")
                .param("key", key.toString())
                .query((row, number) -> new Move(
                        row.getString("from_state"),
                        row.getString("to_state"),
                        new Why(Kind.valueOf(row.getString("why_kind")), row.getString("why_detail")),
                        row.getInt("times"),
                        Times.required(row, "at")))
                .list();
    }
}
