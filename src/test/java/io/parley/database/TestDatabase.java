package io.parley.database;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A new, empty database for a test: H2 in memory or, with {@code -Dparley.test.database=postgresql}, PostgreSQL. */
public final class TestDatabase {

    public static final String USER = "parley";
    public static final String PASSWORD = "parley";

    private TestDatabase() {}

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("parley.test.database"));
    }

    /** One of its own. */
    public static DriverManagerDataSource fresh() {
        return new DriverManagerDataSource(freshUrl(), USER, PASSWORD);
    }

    static String freshUrl() {
        return isPostgres() ? freshPostgres() : "jdbc:h2:mem:" + newName() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }

    /** A PostgreSQL whatever is tested otherwise. */
    public static String freshPostgres() {
        var name = newName();
        Shared.SERVER.create(name);
        return Shared.SERVER.url(name);
    }

    private static String newName() {
        return "test_" + UUID.randomUUID().toString().replace('-', '_');
    }

    /** The names of all indices, in small letters. */
    public static List<String> indices(JdbcClient jdbc) {
        var names = isPostgres()
                ? "select indexname from pg_indexes where schemaname = current_schema"
                : "select lower(index_name) from information_schema.indexes where table_schema = current_schema";
        return jdbc.sql(names).query(String.class).list();
    }

    /** Brings a database to this version of Parley's tables, or to {@code latest}. */
    public static void migrate(DataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + (isPostgres() ? "postgresql" : "h2"))
                .target(version)
                .load()
                .migrate();
    }

    /** Messages that were put into their table by hand are found by their ids from now on. */
    public static void place(JdbcClient jdbc) {
        if (hasPlaces(jdbc)) jdbc.sql("""
                            insert into message_place (name, seq)
                            select cast(encode(substring(sha256(convert_to(phone_number_id || ':' || message_id, 'UTF8')) for 16),
                                               'hex') as uuid), seq
                            from message on conflict do nothing""").update();
    }

    /** Messages that nothing finds by their ids, and ids that lead to none. */
    public static List<Long> misplaced(JdbcClient jdbc) {
        return hasPlaces(jdbc)
                ? jdbc.sql("select coalesce(m.seq, p.seq) from message m full join message_place p on p.seq = m.seq"
                                + " where m.seq is null or p.seq is null")
                        .query(Long.class)
                        .list()
                : List.of();
    }

    private static boolean hasPlaces(JdbcClient jdbc) {
        return jdbc.sql("select exists (select 1 from information_schema.tables where table_name = 'message_place')")
                .query(Boolean.class)
                .single();
    }

    /** One server for all tests of a process. */
    private static final class Shared {
        private static final PostgresServer SERVER = PostgresServer.inAHurry();
    }
}
