package io.parley.cost;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts what one thread asks of the database. */
@TestConfiguration(proxyBeanMethods = false)
class SqlCount {

    private static final ThreadLocal<Tally> TALLY = new ThreadLocal<>();

    /** What was asked: each statement once, however many rows it was sent with, and each commit. */
    static final class Tally {

        final List<String> statements = new ArrayList<>();
        int rows;
        int commits;

        long of(String verb) {
            return statements.stream().map(Tally::verb).filter(verb::equals).count();
        }

        /** A common table expression is only ever in front of an insert here. */
        private static String verb(String sql) {
            var first = sql.strip().toLowerCase(Locale.ROOT).split("\\s", 2)[0];
            return first.equals("with") ? "insert" : first;
        }
    }

    static Tally of(Runnable work) {
        var tally = new Tally();
        TALLY.set(tally);
        try {
            work.run();
        } finally {
            TALLY.remove();
        }
        return tally;
    }

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? counted(source) : bean;
            }
        };
    }

    private static DataSource counted(DataSource source) {
        return ProxyDataSourceBuilder.create(source)
                .listener(new Statements())
                .afterMethod(SqlCount::afterMethod)
                .build();
    }

    private static void afterMethod(MethodExecutionContext call) {
        var tally = TALLY.get();
        if (tally != null && call.getMethod().getName().equals("commit")) tally.commits++;
    }

    private static final class Statements implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            var tally = TALLY.get();
            if (tally == null) return;
            queries.forEach(query -> tally.statements.add(query.getQuery()));
            tally.rows += execution.isBatch() ? execution.getBatchSize() : 1;
            if (isWritten(queries) && commitsByItself(execution)) tally.commits++;
        }

        private static boolean isWritten(List<QueryInfo> queries) {
            return queries.stream().map(QueryInfo::getQuery).map(Tally::verb).anyMatch(it -> !it.equals("select"));
        }

        private static boolean commitsByItself(ExecutionInfo execution) {
            try {
                return execution.getStatement().getConnection().getAutoCommit();
            } catch (SQLException closed) {
                throw new IllegalStateException(closed);
            }
        }
    }
}
