package io.parley.transcript;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ReflectionUtils;

/** How many rows a database looks at to answer, by its own account: {@code explain analyze} of what was just asked. */
final class RowsRead {

    private static final Pattern H2 = Pattern.compile("scanCount: (\\d+)");
    private static final Pattern POSTGRESQL = Pattern.compile(
            "Scan.*actual .*rows=([\\d.]+) loops=(\\d+)|Rows Removed by (?:Index Recheck|Filter): (\\d+)");

    private final DataSource database;
    private final List<QueryInfo> asked = new ArrayList<>();

    RowsRead(DataSource database) {
        this.database = database;
    }

    /** A client whose questions are noted. */
    JdbcClient client() {
        return JdbcClient.create(ProxyDataSourceBuilder.create(database)
                .afterQuery((execution, queries) -> asked.addAll(queries))
                .build());
    }

    /** The rows that this reads, with the plans in words. */
    Account of(Runnable question) throws SQLException {
        asked.clear();
        question.run();
        var account = new Account();
        try (var connection = database.getConnection()) {
            for (var query : asked) account.add(query.getQuery(), plan(connection, query));
        }
        return account;
    }

    private static String plan(Connection connection, QueryInfo query) throws SQLException {
        try (var statement = connection.prepareStatement("explain analyze " + query.getQuery())) {
            if (!query.getParametersList().isEmpty())
                query.getParametersList().get(0).forEach(parameter -> set(statement, parameter));
            var lines = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        }
    }

    private static void set(PreparedStatement statement, ParameterSetOperation parameter) {
        ReflectionUtils.invokeMethod(parameter.getMethod(), statement, parameter.getArgs());
    }

    /** What one question cost. */
    static final class Account {

        private final StringBuilder plans = new StringBuilder();
        private long rows;

        private void add(String sql, String plan) {
            plans.append('\n').append(sql).append('\n').append(plan).append('\n');
            H2.matcher(plan).results().forEach(it -> rows += Long.parseLong(it.group(1)));
            POSTGRESQL
                    .matcher(plan)
                    .results()
                    .forEach(it -> rows += it.group(3) == null
                            ? Math.round(Double.parseDouble(it.group(1)) * Long.parseLong(it.group(2)))
                            : Long.parseLong(it.group(3)));
        }

        long rows() {
            return rows;
        }

        @Override
        public String toString() {
            return plans.toString();
        }
    }
}
