package io.parley.proof;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import io.parley.database.PostgresServer;
import io.parley.directory.Visitor;
import io.parley.doors.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that start at once on an empty PostgreSQL … */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    /** How often a node is stopped and started again; every second time it is killed. */
    private static final int ROUNDS = Integer.getInteger("parley.nodes.rounds", 1);

    private static final int CONVERSATIONS = ROUNDS > 1 ? 200 : 60;
    private static final Duration LOCKS = ROUNDS > 1 ? Duration.ofSeconds(3) : Duration.ofMinutes(5);
    private static final int STREAMS = 6;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(40);
    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=1";

    private final WireMockServer meta =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final OwnProcess[] nodes = new OwnProcess[2];

    private PostgresServer server;
    private JdbcClient jdbc;

    @TempDir
    private static Path home;

    @BeforeAll
    void startBothAtOnce() throws Exception {
        meta.start();
        meta.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.1\"}]}")));
        server = PostgresServer.start("fsync = off");
        server.create("parley");
        jdbc = JdbcClient.create(new DriverManagerDataSource(server.url("parley"), "parley", "parley"));
        for (var node = 0; node < nodes.length; node++) nodes[node] = start();
        for (var node : nodes) ready(node);
    }

    private OwnProcess start() throws IOException {
        return OwnProcess.of(
                Node.class,
                home,
                "--server.port=0",
                "--spring.datasource.url=" + server.url("parley"),
                "--parley.whatsapp.api-base-url=" + meta.baseUrl(),
                "--camunda.bpm.job-execution.max-wait=500",
                "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCKS.toMillis(),
                "--parley.passwords.memory-kib=64",
                "--parley.passwords.iterations=1",
                "--server.forward-headers-strategy=native",
                "--spring.datasource.hikari.connection-timeout=3000",
                "--logging.level.root=ERROR");
    }

    private static void ready(OwnProcess node) throws InterruptedException {
        node.awaitReady();
        assertThat(node.said()).hasSize(2).last().isEqualTo("AGREES");
    }

    private int port(int node) {
        return Integer.parseInt(nodes[node].said().get(0).substring(Node.PORT.length()));
    }

    @AfterAll
    void stop() throws InterruptedException {
        for (var node : nodes) node.kill();
        server.close();
        meta.stop();
    }

    @Test
    void makeTheDemoOnce() {
        assertThat(count("select count(*) from conversation where conversation_key like '%:155501000%'"))
                .isEqualTo(4);
        assertThat(count("select count(*) from ACT_RE_PROCDEF where KEY_ = 'conversation'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from ACT_RU_FILTER where NAME_ = 'Mine'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from ACT_ID_USER")).isEqualTo(8);
    }

    @Test
    void tellEachOthersPages() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        HttpClient.newHttpClient()
                .sendAsync(asha(0, "/inbox/events").build(), BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(heard::add));
        await().until(() -> heard.contains("event:hello"));

        write(1, customer("49171", 0), UUID.randomUUID().toString());

        await().until(() -> heard.stream().anyMatch(line -> line.contains(customer("49171", 0) + "\"")));
    }

    @Test
    void knowWhoLooksOnAtTheOther() {
        var key = customer("49175", 0).toString();

        look(0, "asha", key, true);

        await().untilAsserted(() -> assertThat(look(1, "ben", key, false))
                .contains("\"id\":\"asha\"", "\"id\":\"ben\"")
                .containsPattern("\"asha\"[^}]*\"typing\":true"));
    }

    /** @return who is there */
    private String look(int node, String person, String key, boolean isTyping) {
        var looking = "{\"page\":\"p-%s\",\"key\":\"%s\",\"typing\":%s}".formatted(person, key, isTyping);
        return Visitor.caller(port(node), person)
                .send("PUT", "/inbox/presence", looking)
                .body();
    }

    @Test
    void endThePagesOfWhoeverSignsOutAtTheOther() {
        var ben = Visitor.browser(port(0), "ben");
        var page = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(1) + "/inbox/events"))
                                .header("Cookie", "SESSION=" + ben.cookie("SESSION"))
                                .build(),
                        BodyHandlers.ofLines());
        var lines = page.join().body().iterator();
        assertThat(lines.next()).isEqualTo("event:hello");

        ben.send("POST", "/sign-out", null, "X-PARLEY-XSRF", ben.cookie("PARLEY-XSRF"));

        var end = CompletableFuture.runAsync(() -> lines.forEachRemaining(line -> {}));
        await().until(end::isDone);
    }

    @Test
    void letNobodyGuessOnAtTheOther() {
        while (guess(0, "198.51.100.7", "nobody") != 429)
            assertThat(guess(1, "198.51.100.8", "nobody")).isEqualTo(401);

        await().untilAsserted(
                        () -> assertThat(guess(1, "198.51.100.7", "nobody")).isEqualTo(429));
        assertThat(guess(1, "198.51.100.9", "nobody")).isEqualTo(401);
    }

    /** After so many wrong ones the next costs a minute. */
    @Test
    void keepWaitingAtTheOtherWhoeverIsGuessedAt() {
        jdbc.sql("update ACT_ID_USER set ATTEMPTS_ = 20 where ID_ = 'paul'").update();

        assertThat(guess(0, "198.51.100.10", "paul")).isEqualTo(401);

        assertThat(Visitor.caller(port(1), "paul").get("/api/tags").statusCode())
                .isEqualTo(401);
    }

    /** From an address, as a proxy says it. */
    private int guess(int node, String address, String name) {
        return Visitor.caller(port(node), name, "guess")
                .send("GET", "/api/tags", null, "X-Forwarded-For", address)
                .statusCode();
    }

    @Test
    void sendEachReplyAndCloseEachConversationOnce() throws Exception {
        var replies = atOnce(CONVERSATIONS, number -> writeAndReply("49172", number));

        await().atMost(LONG).until(() -> sent().containsAll(replies));
        Files.createFile(home.resolve("later"));
        await().atMost(LONG).until(() -> closed("49172").size() >= CONVERSATIONS);
        Files.delete(home.resolve("later"));

        assertThat(closed("49172")).doesNotHaveDuplicates().hasSize(CONVERSATIONS);
        assertThat(sent()).doesNotHaveDuplicates().containsAll(replies);
        new Audit(server.url("parley")).holdsFor(replies);
    }

    /** SIGSTOP, as when a machine is moved: it wakes and believes that the jobs are still its own. */
    @Test
    @EnabledIfSystemProperty(named = "parley.nodes.rounds", matches = "[2-9]|\\d\\d+")
    void doEachJobOnceThoughOneOfThemSleepsLongerThanItsLocks() throws Exception {
        meta.stubFor(post(anyUrl())
                .willReturn(okJson("{\"messages\":[{\"id\":\"wamid.1\"}]}").withFixedDelay(300)));
        var replies = atOnce(CONVERSATIONS, number -> writeAndReply("49174", number));

        sleepsWhileItWorks(0);
        await().atMost(LONG).until(() -> sent().containsAll(unlessUnknown(replies)));
        Files.createFile(home.resolve("later"));
        await().atMost(LONG).until(() -> !closed("49174").isEmpty());
        sleepsWhileItWorks(1);
        await().atMost(LONG).until(() -> closed("49174").size() >= CONVERSATIONS);
        Files.delete(home.resolve("later"));

        assertThat(sent()).doesNotHaveDuplicates();
        assertThat(closed("49174")).doesNotHaveDuplicates().hasSize(CONVERSATIONS);
        new Audit(server.url("parley")).holdsFor(replies);
        System.out.printf(
                "2 nodes stopped for longer than their locks: %d replies, %d of unknown outcome, none sent twice; %d timers, each once%n",
                replies.size(), replies.size() - unlessUnknown(replies).size(), CONVERSATIONS);
    }

    private void sleepsWhileItWorks(int node) throws IOException, InterruptedException {
        nodes[node].pause();
        Thread.sleep(LOCKS.multipliedBy(2).toMillis());
        nodes[node].wake();
    }

    private List<String> unlessUnknown(List<String> replies) {
        var unknown = jdbc.sql("select message_id from message where status = 'unknown'")
                .query(String.class)
                .list();
        return replies.stream().filter(it -> !unknown.contains(it)).toList();
    }

    @Test
    void loseAndDoubleNothingWhileTheyRestartInTurns() throws Exception {
        var stream = new Deliveries();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var running = List.of(threads.submit(stream), threads.submit(stream));
            for (var round = 0; round < ROUNDS; round++) restart(round % 2, round % 4 > 1);
            stream.isOver = true;
            for (var one : running) one.get();
        } finally {
            threads.shutdownNow();
        }

        new Audit(server.url("parley")).holdsFor(stream.acknowledged);
        System.out.printf(
                "%d restarts under a stream of messages: %d acknowledged, %d of them delivered again, none lost, none doubled%n",
                ROUNDS, stream.acknowledged.size(), stream.again.size());
    }

    /** What is on its way when the server dies comes again; nothing of it is a letter that waits for somebody. */
    @Test
    void loseAndDoubleNothingWhileTheDatabaseRestarts() throws Exception {
        var stream = new Deliveries();
        var threads = Executors.newFixedThreadPool(STREAMS);
        try {
            var running = IntStream.range(0, STREAMS)
                    .mapToObj(it -> threads.submit(stream))
                    .toList();
            for (var round = 0; round < ROUNDS; round++) {
                stream.goesOn();
                server.kill();
                server.startAgain();
                stream.goesOn();
            }
            stream.isOver = true;
            for (var one : running) one.get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(count("select count(*) from dead_letter")).isZero();
        assertThat(stream.answers).containsOnly(200, 503);
        new Audit(server.url("parley")).holdsFor(stream.acknowledged);
        System.out.printf(
                "PostgreSQL killed %d times under a stream of messages to two nodes: %d acknowledged, %d answered by 503 and delivered again, none lost%n",
                ROUNDS, stream.acknowledged.size(), stream.again.size());
    }

    /** Whoever is signed in reads what is wrong, and goes on when it is over. */
    @Test
    void sayWhatIsWrongWhileTheDatabaseIsAway() throws Exception {
        var asha = Visitor.browser(port(0), "asha");
        // Longer than what a node remembers of people.
        server.kill();
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());

        var page = asha.page("/inbox");
        var call = asha.get("/api/tags");
        server.startAgain();

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("<html", "cannot be reached just now");
        assertThat(call.statusCode()).isEqualTo(503);
        assertThat(call.body()).contains("cannot be reached just now");
        // The pool of connections asks every ten seconds at the latest, and each page waits for it for five.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(asha.page("/inbox").statusCode()).isEqualTo(200));
    }

    /** Whoever signed in there goes on here, in the Inbox and in Tasklist. */
    private void restart(int node, boolean isKilled) throws Exception {
        var asha = Visitor.browser(port(node), "asha");
        asha.page("/camunda/app/tasklist/default/");
        var token = asha.cookie("XSRF-TOKEN");
        if (isKilled) nodes[node].kill();
        else nodes[node].stop();

        var other = asha.at(port(1 - node));
        assertThat(other.page("/inbox").statusCode()).isEqualTo(200);
        assertThat(other.send("POST", TASKS, "{}", "X-XSRF-TOKEN", token).statusCode())
                .isEqualTo(200);

        nodes[node] = start();
        ready(nodes[node]);
    }

    private String writeAndReply(String prefix, int number) throws IOException, InterruptedException {
        var key = customer(prefix, number);
        write(number % 2, key, "wamid." + UUID.randomUUID());
        var id = UUID.randomUUID().toString();
        var reply = asha(1 - number % 2, "/api/conversations/" + key + "/replies")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"%s\",\"text\":\"Hello\"}".formatted(id)));
        var answer = HttpClient.newHttpClient().send(reply.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private void write(int node, ConversationKey key, String id) throws IOException, InterruptedException {
        assertThat(whatsApp(node).post(Webhook.delivery(key, id, "Hello"))).isEqualTo(200);
    }

    private Webhook whatsApp(int node) {
        return new Webhook(port(node), "demo-app-secret");
    }

    private HttpRequest.Builder asha(int node, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(node) + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("asha:demo".getBytes()));
    }

    private static ConversationKey customer(String prefix, int number) {
        return new ConversationKey(new PhoneNumberId("100000000000001"), prefix + number);
    }

    private interface Deed {
        String of(int number) throws IOException, InterruptedException;
    }

    private static List<String> atOnce(int times, Deed deed) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<String>();
            for (var result : threads.invokeAll(IntStream.range(0, times)
                    .mapToObj(number -> (java.util.concurrent.Callable<String>) () -> deed.of(number))
                    .toList())) results.add(result.get());
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private List<String> closed(String prefix) {
        return jdbc.sql("select conversation_key from transition where to_state = 'closed' and conversation_key like ?")
                .param("100000000000001:" + prefix + "%")
                .query(String.class)
                .list();
    }

    /** The ids of the replies that WhatsApp was given, each as often as it was. */
    private List<String> sent() throws IOException {
        var json = new ObjectMapper();
        var ids = new ArrayList<String>();
        for (var request : meta.findAll(postRequestedFor(anyUrl())))
            ids.add(json.readTree(request.getBody())
                    .path("biz_opaque_callback_data")
                    .asText());
        return ids;
    }

    /** WhatsApp, which delivers again, at whichever node answers, what was not answered by 200. */
    private final class Deliveries implements Runnable {

        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private final List<String> again = new CopyOnWriteArrayList<>();
        private final Set<Integer> answers = ConcurrentHashMap.newKeySet();
        private volatile boolean isOver;

        @Override
        public void run() {
            for (var number = 0; !isOver; number++) {
                deliver(number, "wamid." + UUID.randomUUID());
                LockSupport.parkNanos(PACE.toNanos());
            }
        }

        /** Until some more are acknowledged. */
        void goesOn() {
            var enough = acknowledged.size() + 40;
            await().atMost(LONG).until(() -> acknowledged.size() > enough);
        }

        private void deliver(int number, String id) {
            var delivery = Webhook.delivery(customer("49173", number % 40), id, "Hello");
            for (var tried = 0; !isTaken(number + tried, delivery); tried++) {
                again.add(id);
                LockSupport.parkNanos(PACE.toNanos());
            }
            acknowledged.add(id);
        }

        private boolean isTaken(int turn, String delivery) {
            try {
                var answer = whatsApp(turn % 2).post(delivery);
                answers.add(answer);
                return answer == 200;
            } catch (IOException | IndexOutOfBoundsException nobodyIsThere) {
                return false;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
