package io.parley.transcript;

import io.parley.conversation.Transactions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Furnishes the archive. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MediaSettings.class, RetentionSettings.class})
class Archive {

    @Bean
    Rooms rooms(JdbcTemplate template, Transactions transactions) {
        return Database.isPostgres(template)
                ? new Partitions(template, transactions)
                : new OneTermRoom(template, transactions);
    }
}
