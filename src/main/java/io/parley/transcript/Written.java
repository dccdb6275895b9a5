package io.parley.transcript;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A statement of the message path, with {@code :names} that are looked up once and not for every message.
 *
 * @param <T> what it writes down
 */
final class Written<T> {

    private static final Pattern NAME = Pattern.compile(":(\\w+)");

    private final JdbcTemplate jdbc;
    private final boolean isPostgres;
    private final String sql;
    private final List<Column<T>> columns = new ArrayList<>();

    /** @param columns of every name in the statement, and perhaps of others */
    Written(JdbcTemplate jdbc, String sql, Map<String, Column<T>> columns) {
        this.jdbc = jdbc;
        this.isPostgres = Database.isPostgres(jdbc);
        this.sql = NAME.matcher(sql).replaceAll("?");
        NAME.matcher(sql).results().map(it -> it.group(1)).forEach(name -> this.columns.add(column(name, columns)));
    }

    private static <T> Column<T> column(String name, Map<String, Column<T>> columns) {
        var column = columns.get(name);
        if (column == null) throw new IllegalArgumentException("There is no column " + name);
        return column;
    }

    /** @return how many rows it wrote */
    int write(T row) {
        return jdbc.update(sql, statement -> set(statement, row));
    }

    /** What the statement tells of what it wrote: one row at most. */
    <R> Optional<R> write(T row, RowMapper<R> told) {
        return Optional.ofNullable(
                DataAccessUtils.singleResult(jdbc.query(sql, statement -> set(statement, row), told)));
    }

    private void set(PreparedStatement statement, T row) throws SQLException {
        for (var index = 0; index < columns.size(); index++)
            columns.get(index).set(statement, index + 1, row, isPostgres);
    }
}
