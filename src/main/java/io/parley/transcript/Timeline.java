package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Entry;
import io.parley.conversation.Invalid;
import io.parley.conversation.Note;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said, what happened and what was noted in one line of time, walked backwards from now. */
@Component
class Timeline {

    private static final Source SAID =
            new Source("message left join attachment on message_seq = seq", 0, Rows::message);
    private static final Source HAPPENED = new Source("transition", 1, Rows::transition);
    private static final Source NOTED = new Source("note", 2, Rows::note);
    private static final Comparator<Place> FORWARDS =
            Comparator.comparing(Place::at).thenComparing(Place::rank).thenComparing(Place::seq);

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A table whose rows are entries.
     *
     * @param rank which of two sources comes first at the same instant
     */
    private record Source(String table, int rank, Reader reader) {}

    /** Where an entry stands: at the same instant, what was said comes before what it caused. */
    private record Place(Instant at, int rank, long seq) {

        private static final Place END = new Place(Instant.parse("9999-12-31T23:59:59Z"), 2, Long.MAX_VALUE);

        private static Place of(@Nullable String cursor) {
            if (cursor == null) return END;
            var decoded = Cursor.decode(cursor);
            if (!decoded.key().matches("[0-2]\\.\\d{1,18}"))
                throw new Invalid("cursor", "This is not a cursor that a page named");
            var rank = decoded.key().charAt(0) - '0';
            return new Place(decoded.at(), rank, Long.parseLong(decoded.key().substring(2)));
        }

        private String cursor() {
            return new Cursor(at, rank + "." + seq).encoded();
        }

        /** The seq before which entries of another rank come, at the same instant. */
        private long seqAmong(int others) {
            if (others == rank) return seq;
            return others < rank ? Long.MAX_VALUE : 0;
        }
    }

    private record Placed(Place place, Entry entry) {}

    @FunctionalInterface
    private interface Reader {
        Entry read(ResultSet row, int number) throws SQLException;
    }

    Page<Entry> page(ConversationKey key, PageRequest page) {
        return page(key, page, SAID, HAPPENED, NOTED);
    }

    Page<Note> notes(ConversationKey key, PageRequest page) {
        var entries = page(key, page, NOTED);
        return new Page<>(entries.items().stream().map(Note.class::cast).toList(), entries.nextCursor());
    }

    private Page<Entry> page(ConversationKey key, PageRequest page, Source... sources) {
        var before = Place.of(page.cursor());
        var found = Stream.of(sources)
                .flatMap(source -> walk(source, key, before, page.limit()).stream())
                .sorted(Comparator.comparing(Placed::place, FORWARDS.reversed()))
                .toList();
        var shown = found.subList(0, Math.min(found.size(), page.limit()));
        var entries = shown.stream().map(Placed::entry).toList();
        var isLast = found.size() <= page.limit();
        return new Page<>(
                entries, isLast ? null : shown.get(shown.size() - 1).place().cursor());
    }

    private List<Placed> walk(Source source, ConversationKey key, Place before, int limit) {
        return jdbc.sql("select * from " + source.table() + " where conversation_key = :key and at <= :at"
                        + " and (at < :at or seq < :seq) order by at desc, seq desc limit " + (limit + 1))
                .param("key", key.toString())
                .param("at", Times.column(before.at()))
                .param("seq", before.seqAmong(source.rank()))
                .query((row, number) -> new Placed(
                        new Place(Times.required(row, "at"), source.rank(), row.getLong("seq")),
                        source.reader().read(row, number)))
                .list();
    }

    Set<ConversationKey> undelivered(Collection<ConversationKey> keys) {
        if (keys.isEmpty()) return Set.of();
        // One conversation after the other, or each database would find its way to read all that ever failed.
        var found = jdbc.sql("""
                        select conversation_key from (
                            select asked.conversation_key, greatest(
                                coalesce((select max(lost.seq) from message lost where lost.status = 'failed'
                                          and lost.conversation_key = asked.conversation_key), 0),
                                coalesce((select max(lost.seq) from message lost where lost.status = 'unknown'
                                          and lost.conversation_key = asked.conversation_key), 0)) as lost
                            from conversation asked where asked.conversation_key in (:keys)) newest
                        where lost > case when lost > 0 then coalesce((
                            select max(later.seq) from message later
                            where later.conversation_key = newest.conversation_key and later.direction = 'out'
                              and later.status not in ('failed', 'unknown')), 0) end""")
                .param("keys", keys.stream().map(ConversationKey::toString).toList())
                .query((row, number) -> ConversationKey.parse(row.getString(1)))
                .list();
        return new HashSet<>(found);
    }
}
