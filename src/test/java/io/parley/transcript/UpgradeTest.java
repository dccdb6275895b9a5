package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Message;
import io.parley.conversation.PhoneNumberId;
import io.parley.database.TestDatabase;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
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

    /** Told of again, it would be a second one, and its status nobody's. */
    @Test
    void isKnownByItsId() {
        TestDatabase.migrate(database, "23");
        var jdbc = JdbcClient.create(database);
        for (var line = 1; line <= 3; line++) say(jdbc, line);
        jdbc.sql("insert into transition (conversation_key, to_state, at, why_kind, why_detail, diagram_version)"
                        + " values ('100:4915112345678', 'open', current_timestamp, 'RULE', 'none', 1)")
                .update();

        TestDatabase.migrate(database, "latest");

        var template = new JdbcTemplate(database);
        var places = new Places(template);
        var recollection = new Recollection();
        var scribe =
                new Scribe(jdbc, template, new ConversationTable(jdbc, template, recollection), recollection, places);
        assertThat(scribe.add(line("wamid.2"), Set.of())).isFalse();
        assertThat(scribe.add(line("wamid.4"), Set.of(7L))).isTrue();
        assertThat(scribe.add(line("wamid.4"), Set.of(7L))).isFalse();
        assertThat(new Logbook(jdbc, places).message(new PhoneNumberId("100"), "wamid.3"))
                .isPresent();
        jdbc.sql("insert into transition (conversation_key, to_state, at, why_kind, why_detail, diagram_version)"
                        + " values ('100:4915112345678', 'closed', current_timestamp, 'RULE', 'none', 1)")
                .update();
        assertThat(jdbc.sql("select seq from message order by seq")
                        .query(Long.class)
                        .list())
                .hasSize(4)
                .startsWith(1L, 2L, 3L);
        assertThat(jdbc.sql("select to_state from transition order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("open", "closed");
    }

    private static Message line(String id) {
        return new Message(
                ConversationKey.parse("100:4915112345678"),
                id,
                Message.Direction.IN,
                Content.text("Hello"),
                Instant.now(),
                null,
                null,
                null,
                null);
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
