package io.parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.database.TestDatabase;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What must be true of a database whatever has gone wrong. */
final class Audit {

    /** A transition that does not begin where the one before it ended. */
    private static final String GAPS = """
            select conversation_key from (
              select conversation_key, from_state,
                     lag(to_state) over (partition by conversation_key order by seq) as stood
              from transition) steps
            where coalesce(from_state, '') <> coalesce(stood, '')""";

    private static final String UNEXPLAINED = """
            select c.conversation_key from conversation c
              left join transition t on t.seq = (
                select max(seq) from transition where conversation_key = c.conversation_key)
            where t.to_state is null or t.to_state <> c.state
               or coalesce(t.assignee, '') <> coalesce(c.assignee, '')""";

    private final JdbcClient jdbc;

    Audit(String url) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, "parley", "parley"));
    }

    void holdsFor(Collection<String> acknowledged) {
        assertThat(list("select message_id from message"))
                .doesNotHaveDuplicates()
                .containsAll(acknowledged);
        assertThat(TestDatabase.misplaced(jdbc)).as("messages without a place").isEmpty();
        assertThat(list(GAPS)).as("histories with a gap").isEmpty();
        assertThat(list(UNEXPLAINED)).as("states that no event explains").isEmpty();
        assertThat(list("select ID_ from ACT_RU_INCIDENT"))
                .as("jobs that gave up")
                .isEmpty();
        assertThat(list("select ID_ from ACT_RU_JOB where RETRIES_ = 0"))
                .as("jobs without tries")
                .isEmpty();
    }

    private List<String> list(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
