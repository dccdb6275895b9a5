package io.parley.transcript;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table's rows that belong to no conversation. */
final class OldNotices implements Expiring {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final String name;
    private final String delete;

    /** @param key the columns of its primary key */
    OldNotices(JdbcClient jdbc, String table, String key) {
        this.jdbc = jdbc;
        this.name = table.replace('_', ' ') + "s";
        this.delete = "delete from " + table + " where (" + key + ") in (select " + key + " from " + table
                + " where at < :before order by at limit " + AT_ONCE + ")";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Step step(Instant before, Step last) {
        var removed = jdbc.sql(delete).param("before", Times.column(before)).update();
        return new Step(0, removed, removed < AT_ONCE);
    }
}
