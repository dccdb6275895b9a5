package io.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import io.parley.database.TestDatabase;
import io.parley.doors.Webhook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What Meta demands of a webhook, at what it sends of a number: 80 messages and 240 statuses a second, and twice and three
 * times that to see what is to spare: {@code mvn -Pbenchmark test -Dtest=SustainedBenchmark}.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class SustainedBenchmark {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
    private static final int MESSAGES = 80;
    private static final int STATUSES = 240;
    private static final int MOST_TIMES = Integer.getInteger("parley.bench.times", 3);
    private static final int SECONDS = Integer.getInteger("parley.bench.seconds", 60);
    private static final int CUSTOMERS = 2_000;
    private static final int ASSIGNED = 500;
    private static final int REPLIES = STATUSES * SECONDS * MOST_TIMES * (MOST_TIMES + 1) / 2 / 3 + 1_000;
    private static final String[] NEXT = {"sent", "delivered", "read"};

    @TempDir
    Path home;

    private long statuses;

    @Test
    void messagesAndStatuses(TargetTable targets) throws Exception {
        try (var cluster = new Cluster(home, 1)) {
            prepare(cluster);
            new SteadyLoad(cluster.ports(), MESSAGES + STATUSES).forSeconds(10, number -> message(number));
            System.out.println(
                    "\n| messages and statuses a second | p50, ms | p99, ms | longest, ms |\n|---|--:|--:|--:|");
            for (var times = 1; times <= MOST_TIMES; times++) {
                var load = new SteadyLoad(cluster.ports(), (MESSAGES + STATUSES) * times);
                var took = load.forSeconds(SECONDS, this::next);
                System.out.printf(
                        Locale.ROOT,
                        "| %d and %d for %d s | %.1f | %.1f | %.0f |%n",
                        MESSAGES * times,
                        STATUSES * times,
                        SECONDS,
                        took.p50(),
                        took.p99(),
                        took.longest());
                if (times > 1) continue;
                targets.atMost("webhook at 80 messages and 240 statuses a second, p50, ms", 250, took.p50());
                targets.atMost("webhook at 80 messages and 240 statuses a second, p99, ms", 1000, took.p99());
            }
            areHeard(cluster);
        }
    }

    /** Some conversations are assigned, and there are replies enough for all statuses. */
    private void prepare(Cluster cluster) throws Exception {
        try (var wire = new Wire(cluster.ports().get(0))) {
            for (var customer = 0; customer < ASSIGNED; customer++) {
                wire.post("demo-app-secret", message(customer));
                cluster.reply(key(customer).toString());
            }
        }
        database(cluster)
                .sql("""
                        insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at,
                                             by_person, status, wamid)
                        select :number, 'reply-' || n, :number || ':4930' || n % :assigned, 'out', 'text', 'On its way.', now(),
                               'asha', 'accepted', 'wamid.reply-' || n
                        from generate_series(0, :replies) n""")
                .param("number", NUMBER.value())
                .param("assigned", ASSIGNED)
                .param("replies", REPLIES)
                .update();
        TestDatabase.place(database(cluster));
    }

    private static JdbcClient database(Cluster cluster) {
        return JdbcClient.create(new DriverManagerDataSource(cluster.url(), "parley", "parley"));
    }

    /** Each of them has been read, but for those that the last seconds cut. */
    private void areHeard(Cluster cluster) {
        var read = database(cluster)
                .sql("select count(*) from message where status = 'read'")
                .query(Long.class)
                .single();
        assertThat(read).isBetween(statuses / 3 - 100, statuses / 3 + 1);
    }

    private static ConversationKey key(long customer) {
        return new ConversationKey(NUMBER, "4930" + customer % CUSTOMERS);
    }

    /** One message to three statuses. */
    private String next(long number) {
        return number % 4 == 0 ? message(number / 4) : status();
    }

    private static String message(long number) {
        return Webhook.delivery(key(number), "wamid." + UUID.randomUUID(), "Where is my order?");
    }

    private synchronized String status() {
        var reply = statuses / 3;
        var status = NEXT[(int) (statuses++ % 3)];
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s","display_phone_number":"4930"},
                 "statuses":[{"id":"wamid.reply-%d","status":"%s","timestamp":"%d","recipient_id":"4930%d",
                  "biz_opaque_callback_data":"reply-%d"}]}}]}]}""".formatted(NUMBER, reply, status, Instant.now().getEpochSecond(), reply % ASSIGNED, reply);
    }
}
