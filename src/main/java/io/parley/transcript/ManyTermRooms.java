package io.parley.transcript;

import io.parley.conversation.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL's partitions of {@code message_term}, by messages in the order in which they came: each is dropped as soon as
 * none of its messages is left. The last one reaches to infinity and stays empty, so that it can be divided at no cost.
 */
final class ManyTermRooms implements TermRooms {

    /** Messages whose terms share a partition, at least. */
    static final long NARROWEST = 10_000_000;

    /** About so many partitions are in use, however much is kept: a search looks into all of them for a rare word. */
    private static final int ROOMS = 24;

    private static final Pattern BOUND =
            Pattern.compile("FROM \\((?:MINVALUE|'(-?\\d+)')\\) TO \\((?:MAXVALUE|'(-?\\d+)')\\)");

    private static final String ALL = """
            select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = to_regclass('message_term')""";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final long narrowest;

    ManyTermRooms(JdbcTemplate template, Transactions transactions) {
        this(JdbcClient.create(template), transactions, NARROWEST);
    }

    ManyTermRooms(JdbcClient jdbc, Transactions transactions, long narrowest) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.narrowest = narrowest;
    }

    /** A partition for the messages from one place in the transcript to another, exclusively. */
    private record Room(String name, long from, long to) {

        private static Room of(ResultSet row, int number) throws SQLException {
            var bound = BOUND.matcher(row.getString("bound"));
            if (!bound.find()) throw new SQLException("A partition of message_term is none of ours");
            return new Room(
                    row.getString("name"),
                    bound.group(1) == null ? Long.MIN_VALUE : Long.parseLong(bound.group(1)),
                    bound.group(2) == null ? Long.MAX_VALUE : Long.parseLong(bound.group(2)));
        }

        private boolean isLast() {
            return to == Long.MAX_VALUE;
        }
    }

    @Override
    public void sweep(boolean messagesAreGone) {
        transactions.inOne(() -> isOurTurn() && divide());
        transactions.inOne(() -> isOurTurn() && clear());
    }

    /** One node at a time; the others have nothing to do. */
    private boolean isOurTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('parley.message_term'))")
                .query(Boolean.class)
                .single();
    }

    /** Keeps room for twice as much as one partition holds, so that the last one is still empty the next time. */
    private boolean divide() {
        var width = Math.max(narrowest, (newest() - oldest()) / ROOMS);
        var last = rooms().stream().filter(Room::isLast).findFirst().orElseThrow();
        if (last.from() > newest() + width) return false;
        lock();
        if (hasTerms(last)) return false;
        drop(last);
        var from = last.from();
        for (; from <= newest() + width; from += width) create(from, String.valueOf(from + width));
        create(from, "maxvalue");
        return true;
    }

    private boolean clear() {
        var empty = rooms().stream().filter(this::isOver).toList();
        if (empty.isEmpty()) return false;
        lock();
        // Now whoever was writing there has written.
        empty.stream().filter(this::isOver).forEach(this::drop);
        return true;
    }

    private boolean isOver(Room room) {
        return room.to() <= newest()
                && !jdbc.sql("select exists (select 1 from message where seq >= :from and seq < :to)")
                        .param("from", room.from())
                        .param("to", room.to())
                        .query(Boolean.class)
                        .single();
    }

    private List<Room> rooms() {
        return jdbc.sql(ALL).query(Room::of).list();
    }

    private long newest() {
        return jdbc.sql(
                        "select coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence('message', 'seq') as regclass)), 0)")
                .query(Long.class)
                .single();
    }

    private long oldest() {
        return jdbc.sql("select coalesce(min(seq), 0) from message")
                .query(Long.class)
                .single();
    }

    private boolean hasTerms(Room room) {
        return jdbc.sql("select exists (select 1 from " + room.name() + ")")
                .query(Boolean.class)
                .single();
    }

    /** Messages wait for this, so it does not wait for long itself. */
    private void lock() {
        jdbc.sql("set local lock_timeout = '1s'").update();
        jdbc.sql("lock table message_term in access exclusive mode").update();
    }

    private void drop(Room room) {
        jdbc.sql("drop table " + room.name()).update();
    }

    private void create(long from, String to) {
        jdbc.sql("create table message_term_" + from + " partition of message_term for values from (" + from + ") to ("
                        + to + ")")
                .update();
    }
}
