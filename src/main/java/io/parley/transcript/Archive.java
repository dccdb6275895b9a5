package io.parley.transcript;

import io.parley.conversation.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Furnishes the archive. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MediaSettings.class, RetentionSettings.class})
class Archive {

    @Bean
    TermRooms termRooms(JdbcTemplate template, Transactions transactions) {
        var isPostgres = "PostgreSQL".equals(template.execute((ConnectionCallback<String>) Archive::productOf));
        return isPostgres ? new ManyTermRooms(template, transactions) : new OneTermRoom(template, transactions);
    }

    private static String productOf(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }
}
