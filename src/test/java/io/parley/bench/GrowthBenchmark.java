package io.parley.bench;

import io.parley.Parley;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.Retention;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.database.PostgresServer;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What conversations cost PostgreSQL in bytes, log and processor time, for {@code docs/growth.md}:
 * {@code mvn -Pbenchmark test -Dtest=GrowthBenchmark}. Each has six messages from the customer and four replies, each of
 * these delivered, with three statuses; it is assigned, resolved and archived.
 */
class GrowthBenchmark {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
    private static final int WHOLE = Integer.getInteger("parley.bench.whole", 2_000);
    private static final int SHORT = Integer.getInteger("parley.bench.short", 8_000);
    private static final String SETTINGS =
            "shared_buffers = 512MB\nmax_wal_size = 8GB\ncheckpoint_timeout = 1h\nsynchronous_commit = on";

    private final Crowd crowd = new Crowd(WHOLE + SHORT);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private PostgresMeter meter;
    private Conversations conversations;
    private Statuses statuses;
    private Person asha;
    private JdbcClient jdbc;

    @Test
    void bytesAndLogAndProcessorTime() throws Exception {
        try (var server = PostgresServer.start(SETTINGS);
                var meta = new QuickMeta()) {
            server.create("growth");
            try (var parley = parley(server.url("growth"), meta)) {
                conversations = parley.getBean(Conversations.class);
                statuses = parley.getBean(Statuses.class);
                asha = parley.getBean(Directory.class).person("asha").orElseThrow();
                jdbc = parley.getBean(JdbcClient.class);
                meter = new PostgresMeter(jdbc);
                wholeLives();
                archive(parley.getBean(ManagementService.class));
                remove(parley.getBean(Retention.class));
                meter.printEvents();
                meter.printTables();
            }
        } finally {
            ClockUtil.reset();
            threads.shutdown();
        }
    }

    private static ConfigurableApplicationContext parley(String url, QuickMeta meta) {
        return new SpringApplicationBuilder(Parley.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=ERROR",
                        "--parley.demo.conversations=false",
                        "--parley.sandbox.access-token=token",
                        "--parley.retention.messages=P1M",
                        "--parley.whatsapp.api-base-url=" + meta.baseUrl(),
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.password=parley");
    }

    private void wholeLives() throws Exception {
        measure("first message", WHOLE, who -> write(who, 0));
        measure("message while open", WHOLE, who -> write(who, 1));
        measure("first reply, delivered", WHOLE, who -> reply(who, 0));
        for (var message = 2; message < 5; message++) {
            var next = message;
            measure("message while assigned", WHOLE, who -> write(who, next));
            measure("further reply, delivered", WHOLE, who -> reply(who, next));
        }
        for (var status : List.of(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ))
            for (var reply : List.of(0, 2, 3, 4)) measure("status", WHOLE, who -> hear(who, reply, status));
        measure("resolution", WHOLE, who -> conversations.resolve(asha, key(who)));
        measure("reopening message", WHOLE, who -> write(who, 5));
        measure("resolution while open", WHOLE, who -> conversations.resolve(asha, key(who)));
        meter.keepSizes();
        all(WHOLE, WHOLE + SHORT, who -> {
            write(who, 0);
            conversations.resolve(asha, key(who));
        });
    }

    /** All at once, by the job executor. */
    private void archive(ManagementService jobs) throws Exception {
        meter.measure("archiving, all at once", WHOLE + SHORT, () -> {
            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(90))));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> count("ACT_RU_EXECUTION") == 0);
        });
        System.out.printf(
                "Left in the engine's tables: %d jobs, %d subscriptions, %d variables; failed: %d%n",
                count("ACT_RU_JOB"),
                count("ACT_RU_EVENT_SUBSCR"),
                count("ACT_RU_VARIABLE"),
                jobs.createJobQuery().noRetriesLeft().count());
    }

    /** Three months old, and kept for one. */
    private void remove(Retention retention) throws Exception {
        var messages = (int) count("message");
        meter.measure("removal of a message, its conversation's too", messages, retention::sweep);
        System.out.printf("Left: %d messages, %d conversations%n", count("message"), count("conversation"));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void measure(String event, int count, IntConsumer act) throws Exception {
        meter.measure(event, count, () -> {
            all(0, count, act);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> jdbc.sql(
                                    "select not exists (select 1 from message where status in ('queued', 'sending'))")
                            .query(Boolean.class)
                            .single());
        });
    }

    private void all(int from, int to, IntConsumer act) throws Exception {
        var work = IntStream.range(from, to)
                .<Callable<Object>>mapToObj(who -> Executors.callable(() -> act.accept(who)))
                .toList();
        for (var done : threads.invokeAll(work)) ConversationBenchmark.succeeded(done);
    }

    private ConversationKey key(int who) {
        return new ConversationKey(NUMBER, crowd.phone(who));
    }

    private void write(int who, int message) {
        conversations.receive(new InboundMessage(
                key(who),
                wamid(),
                crowd.name(who),
                Content.text(crowd.text(who, message)),
                ClockUtil.getCurrentTime().toInstant(),
                null,
                true));
    }

    /** As long as WhatsApp's own. */
    private static String wamid() {
        var digits = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return "wamid.HBgNNDkxNTExMjM0NTY3OBUCABIY" + digits.substring(0, 28);
    }

    private void reply(int who, int message) {
        conversations.reply(asha, key(who), new Reply(idOf(who, message), crowd.text(who, message + 10)));
    }

    private static String idOf(int who, int message) {
        return new UUID(who, message).toString();
    }

    private void hear(int who, int message, MessageStatus status) {
        statuses.hear(new StatusReport(NUMBER, wamid(), idOf(who, message), status, null, null));
    }
}
