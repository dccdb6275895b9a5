package io.parley.platform;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * On PostgreSQL, migrations have connections of their own: an index of a large table takes longer than the pool waits for
 * an answer. Only rows are not waited for any longer.
 */
@Component
class MigrationsApart implements FlywayConfigurationCustomizer {

    private final JdbcConnectionDetails database;

    MigrationsApart(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (!database.getJdbcUrl().startsWith("jdbc:postgresql:")) return;
        flyway.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .initSql("set lock_timeout = '10s'");
    }
}
