package io.parley.database;

import java.util.UUID;
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

    /** One of its own; its driver waits ten seconds for a row as Parley does. */
    public static DriverManagerDataSource fresh() {
        return new DriverManagerDataSource(freshUrl(), USER, PASSWORD);
    }

    static String freshUrl() {
        var name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        if (!isPostgres()) return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
        var server = Shared.SERVER;
        JdbcClient.create(new DriverManagerDataSource(server.url("postgres"), USER, PASSWORD))
                .sql("create database " + name)
                .update();
        return server.url(name);
    }

    /** One server for all tests of a process. */
    private static final class Shared {
        private static final PostgresServer SERVER = PostgresServer.inAHurry();
    }
}
