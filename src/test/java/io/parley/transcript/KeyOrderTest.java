package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations of the same second … */
class KeyOrderTest {

    /** What a language puts in another order than a computer does. */
    private static final List<String> CUSTOMERS =
            List.of("US.ab", "US.aB", "US.Ab", "US.AB", "us.ab", "US.a-b", "US.a.b", "US.b", "4917", "49-17", "US.Z");

    private final JdbcClient jdbc;

    KeyOrderTest() {
        var database = TestDatabase.fresh();
        TestDatabase.migrate(database, "latest");
        jdbc = JdbcClient.create(database);
    }

    @BeforeEach
    void allAtOnce() {
        for (var ban : List.of("acme", "globex")) for (var customer : CUSTOMERS) begin(ban, customer);
    }

    private void begin(String ban, String customer) {
        jdbc.sql("insert into conversation (conversation_key, ban, state, since, last_at, last_direction, last_text,"
                        + " instance_id) values (:key, :ban, 'open', :at, :at, 'in', '…', '1')")
                .param("key", (ban.equals("acme") ? "100:" : "200:") + customer)
                .param("ban", ban)
                .param("at", Times.column(java.time.Instant.parse("2026-03-01T12:00:00Z")))
                .update();
    }

    @ParameterizedTest
    @CsvSource({"true,acme", "false,acme", "true,acme globex", "false,acme globex"})
    void areListedOnceEachHoweverThePagesFall(boolean longestWaitingFirst, String bans) {
        var accounts = Set.of(bans.split(" "));
        var listed = new ArrayList<String>();

        String cursor = null;
        do {
            var page = page(accounts, longestWaitingFirst, cursor);
            page.items().forEach(it -> listed.add(it.key().toString()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(listed).doesNotHaveDuplicates().hasSize(accounts.size() * CUSTOMERS.size());
    }

    private Page<Conversation> page(Set<String> accounts, boolean longestWaitingFirst, String cursor) {
        return new ConversationLists(jdbc)
                .page(new ConversationQuery(
                        accounts, "open", null, null, null, longestWaitingFirst, new PageRequest(2, cursor)));
    }

    @Test
    @EnabledIfSystemProperty(named = "parley.test.database", matches = "postgresql")
    void haveTheSameOrderInEveryTable() {
        assertThat(jdbc.sql(
                                "select distinct coalesce(collation_name, 'the database''s') from information_schema.columns"
                                        + " where table_schema = 'public' and column_name = 'conversation_key'")
                        .query(String.class)
                        .list())
                .containsExactly("C");
    }
}
