package io.parley.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What every connection to PostgreSQL begins with: nobody waits for a row longer than on H2, a node that hangs lets go of
 * its rows, and a server that is silent for a minute is given up, as after a failover that nobody was told of. What the
 * address itself says of the same counts more.
 */
@Component
class PostgresConnections implements BeanPostProcessor {

    private static final String SESSION = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=5min";

    private static final String MOST_SECONDS_OF_SILENCE = "60";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isPostgres(pool)) prepare(pool);
        return bean;
    }

    private static boolean isPostgres(HikariDataSource pool) {
        return String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:");
    }

    private static void prepare(HikariDataSource pool) {
        pool.addDataSourceProperty("options", SESSION);
        pool.addDataSourceProperty("ApplicationName", "parley");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("socketTimeout", MOST_SECONDS_OF_SILENCE);
        // Failures quote no values: they are logged, and a conversation's key has its customer's number in it.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
    }
}
