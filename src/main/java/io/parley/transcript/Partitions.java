package io.parley.transcript;

import io.parley.conversation.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL's partitions of {@code message}, {@code message_term} and {@code transition}, by the order in which messages and
 * transitions came: each is dropped as soon as nothing of it is left. The last one of a table reaches to infinity and stays
 * empty, so that it can be divided at no cost.
 */
final class Partitions implements Rooms {

    /** Messages, or transitions, that share a partition, at least. */
    static final long NARROWEST = 10_000_000;

    /** About so many partitions of a table are in use, however much is kept: some questions go to all of them. */
    private static final int ROOMS = 24;

    /** Rows of which it does not matter how they are found. */
    private static final int FEW = 1_000;

    private static final Pattern BOUND =
            Pattern.compile("FROM \\((?:MINVALUE|'(-?\\d+)')\\) TO \\((?:MAXVALUE|'(-?\\d+)')\\)");

    private static final List<Table> TABLES = List.of(
            new Table("message_term", "message", "message_place"),
            new Table("message", "message", "message_place"),
            new Table("transition", "transition", "transition"));

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final long narrowest;

    Partitions(JdbcTemplate template, Transactions transactions) {
        this(JdbcClient.create(template), transactions, NARROWEST);
    }

    Partitions(JdbcClient jdbc, Transactions transactions, long narrowest) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.narrowest = narrowest;
    }

    /**
     * @param of the table without whose rows there is nothing to keep
     * @param counter the table whose {@code seq} counts them
     */
    private record Table(String name, String of, String counter) {}

    /** A partition from one place in the order to another, exclusively. */
    private record Room(String name, long from, long to) {

        private static Room of(ResultSet row, int number) throws SQLException {
            var bound = BOUND.matcher(row.getString("bound"));
            if (!bound.find()) throw new SQLException("The partition " + row.getString("name") + " is none of ours");
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
    public void sweep(boolean somethingIsGone) {
        for (var table : TABLES) {
            transactions.inOne(() -> isOurTurn(table) && divide(table));
            transactions.inOne(() -> isOurTurn(table) && clear(table));
            transactions.inOne(() -> isOurTurn(table) && survey(table));
        }
    }

    /** One node at a time; the others have nothing to do. */
    private boolean isOurTurn(Table table) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('parley.' || :table))")
                .param("table", table.name())
                .query(Boolean.class)
                .single();
    }

    /** Keeps room for twice as much as one partition holds, so that the last one is still empty the next time. */
    private boolean divide(Table table) {
        var newest = newest(table);
        var width = Math.max(narrowest, (newest - oldest(table)) / ROOMS);
        var last = rooms(table).stream().filter(Room::isLast).findFirst().orElseThrow();
        if (last.from() > newest + width) return false;
        lock(table);
        if (isInUse(last)) return false;
        drop(last);
        var from = last.from();
        for (; from <= newest + width; from += width) create(table, from, String.valueOf(from + width));
        create(table, from, "maxvalue");
        return true;
    }

    private boolean clear(Table table) {
        var empty = rooms(table).stream().filter(room -> isOver(table, room)).toList();
        if (empty.isEmpty()) return false;
        lock(table);
        // Now whoever was writing there has written.
        empty.stream().filter(room -> isOver(table, room)).forEach(this::drop);
        return true;
    }

    /**
     * PostgreSQL looks by itself at each partition, and never at what they are together, by which it chooses how to join
     * them: that is looked at whenever it has doubled.
     */
    private boolean survey(Table table) {
        var known = jdbc.sql("select greatest(reltuples, :least) from pg_class where oid = to_regclass(:table)")
                .param("least", FEW)
                .param("table", table.of())
                .query(Double.class)
                .single();
        if (newest(table) - oldest(table) < 2 * known) return false;
        jdbc.sql("analyze " + table.name()).update();
        return true;
    }

    private boolean isOver(Table table, Room room) {
        return room.to() <= newest(table)
                && !jdbc.sql("select exists (select 1 from " + table.of() + " where seq >= :from and seq < :to)")
                        .param("from", room.from())
                        .param("to", room.to())
                        .query(Boolean.class)
                        .single();
    }

    private List<Room> rooms(Table table) {
        return jdbc.sql("""
                        select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
                        from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = to_regclass(:table)""").param("table", table.name()).query(Room::of).list();
    }

    private long newest(Table table) {
        return jdbc.sql(
                        "select coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence(:counter, 'seq') as regclass)), 0)")
                .param("counter", table.counter())
                .query(Long.class)
                .single();
    }

    private long oldest(Table table) {
        return jdbc.sql("select coalesce(min(seq), 0) from " + table.of())
                .query(Long.class)
                .single();
    }

    private boolean isInUse(Room room) {
        return jdbc.sql("select exists (select 1 from " + room.name() + ")")
                .query(Boolean.class)
                .single();
    }

    /** Messages wait for this, so it does not wait for long itself. */
    private void lock(Table table) {
        jdbc.sql("set local lock_timeout = '1s'").update();
        jdbc.sql("lock table " + table.name() + " in access exclusive mode").update();
    }

    private void drop(Room room) {
        jdbc.sql("drop table " + room.name()).update();
    }

    private void create(Table table, long from, String to) {
        jdbc.sql("create table " + table.name() + "_" + from + " partition of " + table.name() + " for values from ("
                        + from + ") to (" + to + ")")
                .update();
    }
}
