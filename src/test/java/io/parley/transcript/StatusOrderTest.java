package io.parley.transcript;

import static io.parley.database.TestDatabase.PASSWORD;
import static io.parley.database.TestDatabase.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.StatusReport;
import io.parley.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** However often and in whatever order WhatsApp tells of a message, it … */
class StatusOrderTest {

    private static final ConversationKey KEY = new ConversationKey(new PhoneNumberId("100"), "49151");
    private static final JdbcTemplate TEMPLATE = new JdbcTemplate(database());
    private static final JdbcClient DATABASE = JdbcClient.create(TEMPLATE);
    private static final JdbcReports REPORTS = new JdbcReports(DATABASE, it -> {}, it -> {}, new Places(TEMPLATE));

    /** What WhatsApp tells. */
    enum Told {
        SENT,
        FAILED,
        DELIVERED,
        READ,
        PLAYED
    }

    private static DataSource database() {
        var fresh = TestDatabase.fresh();
        TestDatabase.migrate(fresh, "latest");
        var database = new SingleConnectionDataSource(fresh.getUrl(), USER, PASSWORD, true);
        JdbcClient.create(database)
                .sql("insert into conversation (conversation_key, ban) values ('100:49151', 'acme')")
                .update();
        return database;
    }

    @Property
    void isWhereItHasCome(@ForAll @Size(max = 12) List<Told> told) {
        var id = accepted();

        told.forEach(status -> tell(id, status));

        assertThat(statusOf(id)).isEqualTo(furthest(told));
    }

    @Property(tries = 200)
    void neverGoesBack(@ForAll @Size(min = 1, max = 12) List<Told> told) {
        var id = accepted();
        var before = -1;

        for (var status : told) {
            tell(id, status);
            var now = List.of("accepted", "sent", "failed", "delivered", "read", "played")
                    .indexOf(statusOf(id));
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    /** What arrived is not failed any more; what failed was never sent; read means delivered. */
    private static String furthest(List<Told> told) {
        if (told.contains(Told.PLAYED)) return "played";
        if (told.contains(Told.READ)) return "read";
        if (told.contains(Told.DELIVERED)) return "delivered";
        if (told.contains(Told.FAILED)) return "failed";
        return told.contains(Told.SENT) ? "sent" : "accepted";
    }

    private static String accepted() {
        var id = UUID.randomUUID().toString();
        DATABASE.sql("""
                        insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at, status,
                                             wamid)
                        values ('100', :id, '100:49151', 'out', 'text', '…', current_timestamp, 'accepted', :wamid)""").param("id", id).param("wamid", "wamid." + id).update();
        TestDatabase.place(DATABASE);
        return id;
    }

    private static void tell(String id, Told told) {
        var report = new StatusReport(
                KEY.number(),
                "wamid." + id,
                told.ordinal() % 2 == 0 ? id : null,
                MessageStatus.valueOf(told.name()),
                null,
                null);
        if (REPORTS.advance(report)) return;
        REPORTS.note(REPORTS.about(report).orElseThrow(), report);
    }

    private static String statusOf(String id) {
        return DATABASE.sql("select status from message where message_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
