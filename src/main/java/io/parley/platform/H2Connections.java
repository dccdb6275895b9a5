package io.parley.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What every connection to H2 begins with: the same question twice is answered twice. H2 2.3 takes a remembered result for
 * fresh until a moment after the commit that changed it, and so answers whoever waited for that commit with what was there
 * before (h2database#4208, mended in 2.4). What the address itself says of it counts more.
 */
@Component
class H2Connections implements BeanPostProcessor {

    private static final String REMEMBERED_RESULTS = "OPTIMIZE_REUSE_RESULTS";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isH2(String.valueOf(pool.getJdbcUrl()))) prepare(pool);
        return bean;
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:") && !url.contains(REMEMBERED_RESULTS);
    }

    private static void prepare(HikariDataSource pool) {
        pool.addDataSourceProperty(REMEMBERED_RESULTS, "FALSE");
    }
}
