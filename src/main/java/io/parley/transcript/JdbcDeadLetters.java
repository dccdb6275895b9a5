package io.parley.transcript;

import io.parley.conversation.DeadLetter;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.Meter;
import io.parley.conversation.Meter.Fact.Kept;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What could not be processed, in a table of its own. */
@Component
class JdbcDeadLetters implements DeadLetters {

    private static final int LONGEST_ERROR = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Meter meter;
    private final Transactions transactions;

    JdbcDeadLetters(JdbcClient jdbc, Clock clock, Meter meter, Transactions transactions) {
        this.meter = meter;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void keep(String source, @Nullable String number, String payload, String error) {
        transactions.apart(() -> insert(source, number, payload, error));
        meter.count(new Kept(source));
    }

    private int insert(String source, @Nullable String number, String payload, String error) {
        return jdbc.sql("""
                        insert into dead_letter (at, source, phone_number_id, payload, error)
                        values (:at, :source, :number, :payload, :error)""")
                .param("at", Times.column(clock.instant()))
                .param("source", source)
                .param("number", number)
                .param("payload", payload)
                .param("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .update();
    }

    @Override
    public Page<DeadLetter> page(@Nullable Set<String> numbers, PageRequest page) {
        if (numbers != null && numbers.isEmpty()) return new Page<>(List.of(), null);
        var found = jdbc.sql("select * from dead_letter where seq > :after"
                        + (numbers == null ? "" : " and phone_number_id in (:numbers)")
                        + " order by seq limit " + (page.limit() + 1))
                .param("after", SeqCursor.after(page.cursor()))
                .param("numbers", numbers)
                .query(JdbcDeadLetters::letter)
                .list();
        if (found.size() <= page.limit()) return new Page<>(found, null);
        var items = found.subList(0, page.limit());
        return new Page<>(items, String.valueOf(items.get(items.size() - 1).id()));
    }

    @Override
    public Optional<DeadLetter> find(long id) {
        return jdbc.sql("select * from dead_letter where seq = :id")
                .param("id", id)
                .query(JdbcDeadLetters::letter)
                .optional();
    }

    @Override
    public void drop(long id) {
        jdbc.sql("delete from dead_letter where seq = :id").param("id", id).update();
    }

    static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("seq"),
                Times.required(row, "at"),
                row.getString("source"),
                row.getString("phone_number_id"),
                row.getString("payload"),
                row.getString("error"));
    }
}
