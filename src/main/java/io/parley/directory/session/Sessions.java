package io.parley.directory.session;

import io.parley.conversation.Farewells;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps sessions in the database, so that they survive the node that began them. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class Sessions {

    /** Several nodes may remove what has expired at once: each row goes once. */
    private static final String EVERY_TEN_MINUTES = "0 */10 * * * *";

    @Bean
    JdbcIndexedSessionRepository keptSessions(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            @Value("${server.servlet.session.timeout:30m}") Duration timeout) {
        var alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var sessions = new JdbcIndexedSessionRepository(jdbc, alone);
        sessions.setDefaultMaxInactiveInterval(timeout);
        sessions.setConversionService(KeptForm.conversions());
        sessions.setCleanupCron(EVERY_TEN_MINUTES);
        return sessions;
    }

    @Bean
    @Primary
    SharedSessions<?> sharedSessions(JdbcIndexedSessionRepository kept, Farewells farewells) {
        return new SharedSessions<>(kept, farewells);
    }
}
