package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.MediaStore;
import io.parley.conversation.MediaStore.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages in the order in which they came, with their files; those that are on their way stay. */
@Component
class OldMessages implements Expiring {

    private static final int AT_ONCE = 500;

    private static final String LINES = """
            select m.seq, m.at, m.conversation_key, media_id, c.ban,
                   coalesce(m.status, '') not in ('queued', 'sending')
                   and coalesce(media_state, '') <> 'WAITING' as has_arrived
            from message m left join attachment on message_seq = m.seq
              left join conversation c on c.conversation_key = m.conversation_key
            where m.seq > :after order by m.seq limit\s""" + AT_ONCE;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ClosedConversations conversations;
    private final MediaStore store;
    private final Places places;

    OldMessages(
            JdbcClient jdbc,
            JdbcTemplate template,
            ClosedConversations conversations,
            MediaStore store,
            Places places) {
        this.places = places;
        this.jdbc = jdbc;
        this.template = template;
        this.conversations = conversations;
        this.store = store;
    }

    /** @param ban null where there is no conversation: a stranger's reaction, for example */
    private record Line(
            long seq,
            Instant at,
            String key,
            @Nullable String media,
            @Nullable String ban,
            boolean hasArrived) {

        private static Line of(ResultSet row, int number) throws SQLException {
            return new Line(
                    row.getLong("seq"),
                    Times.required(row, "at"),
                    row.getString("conversation_key"),
                    row.getString("media_id"),
                    row.getString("ban"),
                    row.getBoolean("has_arrived"));
        }
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Step step(Instant before, Step last) {
        var lines =
                jdbc.sql(LINES).param("after", last.position()).query(Line::of).list();
        var old = lines.stream().filter(line -> line.at().isBefore(before)).toList();
        var arrived = old.stream().filter(Line::hasArrived).toList();
        var closed = conversations.lock(arrived.stream().map(Line::key).collect(Collectors.toSet()));
        var gone = arrived.stream()
                .filter(line -> line.ban() == null || closed.containsKey(line.key()))
                .toList();
        remove(gone);
        introduceAgain(closed);
        forgetLastWords(closed.keySet());
        var position = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seq();
        return new Step(position, gone.size(), old.isEmpty() || lines.size() < AT_ONCE);
    }

    /** Files first: should this be undone, they are missed for a while, but none is ever left behind. */
    private void remove(List<Line> lines) {
        if (lines.isEmpty()) return;
        lines.forEach(this::removeFile);
        var seqs = lines.stream().map(Line::seq).toList();
        jdbc.sql("delete from attachment where message_seq in (:seqs)")
                .param("seqs", seqs)
                .update();
        places.remove("seq in (:value)", seqs);
    }

    private void removeFile(Line line) {
        if (line.media() == null || line.ban() == null) return;
        try {
            store.remove(new Place(line.ban(), line.media()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A customer is found by the first message there is: for most of these, that is another one now. */
    private void introduceAgain(Map<String, Conversation> conversations) {
        if (conversations.isEmpty()) return;
        jdbc.sql("select conversation_key, min(seq) as seq from message where conversation_key in (:keys)"
                        + " group by conversation_key")
                .param("keys", conversations.keySet())
                .query(row -> {
                    introduce(conversations.get(row.getString("conversation_key")), row.getLong("seq"));
                });
    }

    /** The lists show the last words, which are a message's too. */
    private void forgetLastWords(Set<String> keys) {
        if (keys.isEmpty()) return;
        jdbc.sql("""
                        update conversation set last_text = ''
                        where conversation_key in (:keys)
                          and not exists (select 1 from message m where m.conversation_key = conversation.conversation_key)""").param("keys", keys).update();
    }

    private void introduce(Conversation conversation, long seq) {
        Collection<Long> terms =
                SearchIndex.termsOf(conversation.ban(), conversation.customerName(), conversation.customer());
        template.batchUpdate(
                "insert into message_term (term, seq) select cast(? as bigint), cast(? as bigint)"
                        + " where not exists (select 1 from message_term where term = ? and seq = ?)",
                terms,
                AT_ONCE,
                (row, term) -> {
                    row.setLong(1, term);
                    row.setLong(2, seq);
                    row.setLong(3, term);
                    row.setLong(4, seq);
                });
    }
}
