package io.parley.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** How long each statement takes, seen from the application: the way there and back, and what the server does. */
@TestConfiguration(proxyBeanMethods = false)
class StatementTimes {

    private static final Set<String> METHODS = Set.of("commit", "rollback");
    private static final Map<String, Spent> SPENT = new ConcurrentHashMap<>();

    /** @param nanos of all of them */
    record Spent(String statement, LongAdder times, LongAdder nanos) {

        private static Spent on(String statement) {
            return new Spent(statement, new LongAdder(), new LongAdder());
        }
    }

    static void forget() {
        SPENT.clear();
    }

    /** What took longest first. */
    static List<Spent> spent() {
        var all = new ArrayList<>(SPENT.values());
        all.sort(Comparator.comparingLong((Spent it) -> it.nanos().sum()).reversed());
        return all;
    }

    private static void add(String statement, long nanos) {
        var spent = SPENT.computeIfAbsent(statement, Spent::on);
        spent.times().increment();
        spent.nanos().add(nanos);
    }

    @Bean
    static BeanPostProcessor timing() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? timed(source) : bean;
            }
        };
    }

    private static DataSource timed(DataSource source) {
        var began = new ThreadLocal<Long>();
        return ProxyDataSourceBuilder.create(source)
                .listener(new Statements(began))
                .beforeMethod(call -> {
                    if (METHODS.contains(call.getMethod().getName())) began.set(System.nanoTime());
                })
                .afterMethod(call -> ended(call, began))
                .build();
    }

    private static void ended(MethodExecutionContext call, ThreadLocal<Long> began) {
        var method = call.getMethod().getName();
        if (METHODS.contains(method)) add(method.toUpperCase(Locale.ROOT), System.nanoTime() - began.get());
    }

    private record Statements(ThreadLocal<Long> began) implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            began.set(System.nanoTime());
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            var took = System.nanoTime() - began.get();
            add(queries.stream().map(QueryInfo::getQuery).distinct().collect(joining("; ")), took);
        }
    }
}
