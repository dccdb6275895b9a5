package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.database.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an older Parley has stored … */
class UpgradeTest {

    private final DataSource database = TestDatabase.fresh();

    @BeforeEach
    void asOfTheFirstVersion() {
        TestDatabase.migrate(database, "1");
    }

    @Test
    void isFoundByTheIdsInItsKeys() {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("insert into conversation (conversation_key, ban, state) values ('100:4915112345678', 'acme', 'open')")
                .update();
        jdbc.sql(
                        "insert into conversation (conversation_key, ban, state) values ('100:US.13491208655302741918', 'acme', 'open')")
                .update();

        TestDatabase.migrate(database, "latest");

        assertThat(jdbc.sql("select alias || ' ' || conversation_key from customer_alias order by alias")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "4915112345678 100:4915112345678", "US.13491208655302741918 100:US.13491208655302741918");
        assertThat(jdbc.sql("select customer_phone from conversation where customer_user_id is null")
                        .query(String.class)
                        .list())
                .containsExactly("4915112345678");
        assertThat(jdbc.sql("select customer_user_id from conversation where customer_phone is null")
                        .query(String.class)
                        .list())
                .containsExactly("US.13491208655302741918");
    }

    @Test
    void isFoundByWhatWasSaid() {
        TestDatabase.migrate(database, "14");
        var jdbc = JdbcClient.create(database);
        jdbc.sql("insert into conversation (conversation_key, ban) values ('100:4915112345678', 'acme')")
                .update();
        for (var line = 1; line <= 3; line++) say(jdbc, line);

        TestDatabase.migrate(database, "latest");
        say(jdbc, 4);

        assertThat(jdbc.sql("select term from message_term join message using (seq) where text like 'Hello%'"
                                + " order by term")
                        .query(Long.class)
                        .list())
                .containsExactly(-4L, -3L, -2L, -1L, 1L, 2L, 3L, 4L);
    }

    private static void say(JdbcClient jdbc, int line) {
        jdbc.sql("insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at)"
                        + " values ('100', :id, '100:4915112345678', 'in', 'text', 'Hello', current_timestamp)")
                .param("id", "wamid." + line)
                .update();
        for (var term : new int[] {line, -line})
            jdbc.sql("insert into message_term (term, seq) select :term, max(seq) from message")
                    .param("term", term)
                    .update();
    }
}
