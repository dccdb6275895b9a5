package io.parley.inbox.live;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.NoteDesk;
import io.parley.conversation.Reply;
import io.parley.conversation.Reports;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Tag;
import io.parley.conversation.TagDesk;
import io.parley.conversation.Transactions;
import io.parley.directory.Visitor;
import io.parley.scenario.Scenario;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** An open page, over real HTTP … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(Scenario.class)
class LiveTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Scenario customer;

    @Autowired
    Conversations conversations;

    @Autowired
    Transactions transactions;

    @Autowired
    News news;

    @Autowired
    NoteDesk notes;

    @Autowired
    TagDesk tags;

    @Autowired
    Reports reports;

    private Page page;

    /** Whoever listens, and what they have heard. */
    private static final class Page {

        final List<String> heard = new CopyOnWriteArrayList<>();
        final CompletableFuture<Void> ended;

        Page(HttpRequest request) {
            ended = CLIENT.sendAsync(request, BodyHandlers.ofLines())
                    .thenAccept(
                            answer -> answer.body().filter(it -> !it.isEmpty()).forEach(heard::add));
            await().until(() -> heard.contains("event:hello"));
        }

        List<String> of(ConversationKey key) {
            return heard.stream()
                    .filter(line -> line.contains("\"" + key + "\""))
                    .toList();
        }

        void hears(ConversationKey key, String what) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(of(key)).anyMatch(line -> line.contains("\"what\":\"" + what + "\"")));
        }
    }

    @BeforeEach
    void opens() {
        page = new Page(request()
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("asha:demo".getBytes()))
                .build());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/inbox/events"))
                .header("Accept", "text/event-stream");
    }

    @AfterEach
    void closes() {
        ClockUtil.reset();
        page.ended.cancel(true);
    }

    @Test
    void hearsOfEverythingThatHappensThroughEveryDoor() {
        var key = customer.customerWrites("Where is my order?");
        page.hears(key, "message");
        page.hears(key, "standing");

        var reply = UUID.randomUUID().toString();
        conversations.reply(ASHA, key, new Reply(reply, "On its way"));
        page.hears(key, "reply");
        assertThat(page.of(key)).anyMatch(line -> line.contains("\"assignee\":\"asha\",\"by\":\"asha\""));

        reports.advance(new StatusReport(key.number(), "wamid.x", reply, MessageStatus.DELIVERED, null, null));
        page.hears(key, "status");

        notes.write(BEN, key, UUID.randomUUID().toString(), "Rings back");
        page.hears(key, "note");

        var before = page.of(key).size();
        tags.put(BEN, key, new Tag("VIP"));
        await().until(() -> page.of(key).size() > before);

        customer.pass(Duration.ofHours(48));
        await().untilAsserted(() -> assertThat(page.of(key))
                .last()
                .asString()
                .isEqualTo("data:{\"key\":\"" + key + "\",\"what\":\"standing\"}"));
    }

    @Test
    void hearsOfWhatIsDoneThroughCamundasOwnDoor() {
        var key = customer.customerWrites("Hello");
        var task = customer.of(key).stands().task();

        var claimed = Visitor.caller(port, "ben")
                .send(
                        "POST",
                        "/engine-rest/task/" + task + "/claim",
                        "{\"userId\":\"ben\"}",
                        "Accept",
                        "application/json");

        assertThat(claimed.statusCode()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(page.of(key)).anyMatch(line -> line.contains("\"by\":\"ben\"")));
    }

    @Test
    void hearsNothingOfWhatIsRolledBackAndOfAChangeOnce() {
        var lost = customer.newCustomer();
        var kept = customer.newCustomer();

        assertThatThrownBy(() -> transactions.inOne(() -> {
                    news.tell(Change.of(lost, What.MESSAGE));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        transactions.inOne(() -> {
            news.tell(Change.of(kept, What.MESSAGE));
            news.tell(Change.of(kept, What.MESSAGE));
            assertThat(page.of(kept)).isEmpty();
            return kept;
        });

        page.hears(kept, "message");
        assertThat(page.of(kept)).hasSize(1);
        assertThat(page.of(lost)).isEmpty();
    }

    @Test
    void isToldNeitherTextsNorNames() {
        var key = customer.customerWrites("A kaleidoscope");
        customer.replies(MAYA, key, "An ocarina");

        page.hears(key, "reply");

        assertThat(String.join("\n", page.heard)).doesNotContain("kaleidoscope", "ocarina", "Mina", "Maya");
    }

    @Test
    void hearsOfEveryMessageOnceWhenManyWriteAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            // Two events each: fewer in all than a page that is slow has room for before it is told to look again.
            var storm = IntStream.range(0, 25)
                    .mapToObj(count -> threads.submit(() -> customer.customerWrites("Message " + count)))
                    .toList();
            for (Future<ConversationKey> one : storm) {
                var key = one.get();
                page.hears(key, "message");
                assertThat(page.of(key))
                        .filteredOn(it -> it.contains("message"))
                        .hasSize(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void endsWithItsSession() {
        var ben = Visitor.browser(port, "ben");
        var theirs = new Page(
                request().header("Cookie", "SESSION=" + ben.cookie("SESSION")).build());

        ben.send("POST", "/sign-out", null, "X-PARLEY-XSRF", ben.cookie("PARLEY-XSRF"));
        var key = customer.customerWrites("Hello");
        page.hears(key, "message");

        await().until(theirs.ended::isDone);
        assertThat(theirs.of(key)).isEmpty();
    }
}
