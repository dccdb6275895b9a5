package io.parley.bench;

import io.parley.Parley;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Customer;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Outgoing;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.Sender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What delivering costs: replies with it beside replies without, and the diagram's deliveries beside a loop that makes the
 * same calls with the same client and writes down the same two steps. All in alternating rounds of one process.
 */
class DeliveryBenchmark {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
    private static final int ROUNDS = Integer.getInteger("parley.bench.rounds", 5);
    private static final int WARM_UP = 2;
    private static final int CUSTOMERS = Integer.getInteger("parley.bench.customers", 200);
    private static final int JOB_THREADS = 8;

    @TempDir
    Path home;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final ExecutorService senders = Executors.newFixedThreadPool(JOB_THREADS);

    @Test
    void deliveriesASecond() throws Exception {
        try (var meta = new QuickMeta();
                var without = parley("without", "", meta, false);
                var queueing = parley("queueing", "token", meta, false);
                var delivering = parley("delivering", "token", meta, true)) {
            var plain = new ArrayList<Double>();
            var queued = new ArrayList<Double>();
            var delivered = new ArrayList<Double>();
            var looped = new ArrayList<Double>();
            for (var round = 0; round < WARM_UP + ROUNDS; round++) {
                var counts = round >= WARM_UP;
                note(plain, replies(without), counts);
                note(queued, replies(queueing), counts);
                note(delivered, deliveries(delivering, meta), counts);
                note(looped, loop(delivering), counts);
            }
            System.out.println("| what | 1/s | beside | 1/s | ratio |\n|---|--:|---|--:|--:|");
            row("first reply, delivery begun", queued, "first reply, no access token", plain);
            row("reply stored and delivered", delivered, "loop of calls and two updates", looped);
        } finally {
            threads.shutdown();
            senders.shutdown();
        }
    }

    private ConfigurableApplicationContext parley(String name, String token, QuickMeta meta, boolean delivers) {
        return new SpringApplicationBuilder(Parley.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=ERROR",
                        "--parley.demo.conversations=false",
                        "--parley.sandbox.access-token=" + token,
                        "--parley.whatsapp.api-base-url=" + meta.baseUrl(),
                        "--camunda.bpm.job-execution.enabled=" + delivers,
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve(name)
                                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE");
    }

    private double replies(ConfigurableApplicationContext parley) throws InterruptedException {
        var customers = newCustomers(parley);
        return perSecond(() -> each(threads, customers, customer -> reply(parley, customer)));
    }

    /** From the first reply to the last call. */
    private double deliveries(ConfigurableApplicationContext parley, QuickMeta meta) throws InterruptedException {
        var customers = newCustomers(parley);
        var end = meta.taken() + CUSTOMERS;
        return perSecond(() -> {
            each(threads, customers, customer -> reply(parley, customer));
            while (meta.taken() < end) Thread.onSpinWait();
        });
    }

    private double loop(ConfigurableApplicationContext parley) throws InterruptedException {
        var sender = parley.getBean(Sender.class);
        var jdbc = parley.getBean(JdbcClient.class);
        var customers = newCustomers(parley);
        return perSecond(() -> each(senders, customers, customer -> {
            write(jdbc, customer, "sending");
            sender.send(new Outgoing(
                    customer,
                    Customer.of(customer.customer()),
                    UUID.randomUUID().toString(),
                    Content.text("On its way."),
                    1));
            write(jdbc, customer, "accepted");
        }));
    }

    private static void write(JdbcClient jdbc, ConversationKey customer, String status) {
        jdbc.sql("update message set status = :status where conversation_key = :key")
                .param("status", status)
                .param("key", customer.toString())
                .update();
    }

    private List<ConversationKey> newCustomers(ConfigurableApplicationContext parley) throws InterruptedException {
        var customers = Stream.generate(() -> new ConversationKey(
                        NUMBER, "49" + Math.abs(UUID.randomUUID().getMostSignificantBits())))
                .limit(CUSTOMERS)
                .toList();
        each(
                threads,
                customers,
                customer -> parley.getBean(Conversations.class)
                        .receive(new InboundMessage(
                                customer,
                                UUID.randomUUID().toString(),
                                "Mina Park",
                                Content.text("Where is my order?"),
                                Instant.now(),
                                null,
                                true)));
        return customers;
    }

    private static void reply(ConfigurableApplicationContext parley, ConversationKey customer) {
        Person asha = parley.getBean(Directory.class).person("asha").orElseThrow();
        parley.getBean(Conversations.class)
                .reply(asha, customer, new Reply(UUID.randomUUID().toString(), "On its way."));
    }

    private interface Work {

        void run() throws InterruptedException;
    }

    private static double perSecond(Work work) throws InterruptedException {
        var began = System.nanoTime();
        work.run();
        return CUSTOMERS / ((System.nanoTime() - began) / 1e9);
    }

    private static void each(ExecutorService threads, List<ConversationKey> customers, Consumer<ConversationKey> act)
            throws InterruptedException {
        var work = customers.stream()
                .<Callable<Object>>map(customer -> Executors.callable(() -> act.accept(customer)))
                .toList();
        for (var done : threads.invokeAll(work)) ConversationBenchmark.succeeded(done);
    }

    private static void note(List<Double> rates, double rate, boolean counts) {
        if (counts) rates.add(rate);
    }

    private static void row(String what, List<Double> rates, String beside, List<Double> others) {
        var mine = ConversationBenchmark.median(rates);
        var theirs = ConversationBenchmark.median(others);
        System.out.printf("| %s | %.0f | %s | %.0f | %.2f |%n", what, mine, beside, theirs, mine / theirs);
    }
}
