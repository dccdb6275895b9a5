package io.parley.doors;

import static io.parley.doors.Caller.ADAM;
import static io.parley.doors.Caller.ASHA;
import static io.parley.doors.Caller.CONNECTOR;
import static io.parley.doors.Caller.MAYA;
import static io.parley.doors.Caller.NOBODY;
import static io.parley.doors.Caller.OLIVIA;
import static io.parley.doors.Caller.PAUL;
import static io.parley.doors.Written.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.Entry;
import io.parley.conversation.Message;
import io.parley.conversation.Note;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Transition;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A note … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
class NotesTest {

    @Autowired
    Conversations conversations;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Doors doors;
    private Written conversation;

    @BeforeEach
    void aCustomerWrote() {
        doors = new Doors(port);
        conversation = Written.by("Mina Park", doors);
    }

    @Test
    void isWrittenByAnybodyOfTheTeamWhoeverHasTheConversationAndWhereverItStands() {
        assertThat(writes(ASHA, "n-1", "Open").statusCode()).isEqualTo(201);
        conversation.reply(MAYA);
        assertThat(writes(ASHA, "n-2", "Assigned to Maya").statusCode()).isEqualTo(201);
        conversation.send(MAYA, "POST", "/resolution", null);
        assertThat(writes(ASHA, "n-3", "Closed").statusCode()).isEqualTo(201);

        assertThat(texts(OLIVIA)).containsExactly("Closed", "Assigned to Maya", "Open");
        assertThat(conversation.state()).isEqualTo("closed");
    }

    @Test
    void isReadByAnalystsWhoWriteNone() {
        writes(ASHA, "n-1", "Rings back on Monday");

        assertThat(texts(PAUL)).containsExactly("Rings back on Monday");
        assertThat(writes(PAUL, "n-2", "Hello").statusCode()).isEqualTo(403);
        assertThat(writes(CONNECTOR, "n-2", "Hello").statusCode()).isEqualTo(403);
        assertThat(conversation.get(CONNECTOR, "/notes").statusCode()).isEqualTo(403);
        assertThat(conversation.get(NOBODY, "/notes").statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhoWroteItAndWhen() {
        var note = json(writes(ASHA, "n-1", "  Likes the blue one \u0000"));

        assertThat(note.path("by").asText()).isEqualTo("asha");
        assertThat(note.path("text").asText()).isEqualTo("Likes the blue one");
        assertThat(note.path("at").asText()).endsWith("Z");
        assertThat(json(conversation.get(MAYA, "/notes")).at("/items/0")).isEqualTo(note);
    }

    @Test
    void isNoBusinessOfAnotherAccount() {
        writes(ASHA, "n-1", "Ours");
        jdbc.sql("update conversation set ban = 'globex' where conversation_key = :key")
                .param("key", conversation.key())
                .update();

        assertThat(conversation.get(OLIVIA, "/notes").statusCode()).isEqualTo(404);
        assertThat(writes(OLIVIA, "n-2", "Mine").statusCode()).isEqualTo(404);
        assertThat(deletes(OLIVIA, "n-1").statusCode()).isEqualTo(404);
    }

    @Test
    void isNeverSentToTheCustomer() {
        writes(ASHA, "n-1", "Not for the customer");

        var transcript = json(conversation.get(ASHA, "/messages")).path("items");
        assertThat(transcript).hasSize(1);
        assertThat(transcript.at("/0/direction").asText()).isEqualTo("in");
        assertThat(json(conversation.get(ASHA, "")).at("/lastMessage/text").asText())
                .isEqualTo("Where is my order?");
    }

    @Test
    void isDeletedByItsAuthorAndBySupervisors() {
        writes(ASHA, "n-1", "Mine");
        writes(ASHA, "n-2", "Mine too");
        writes(MAYA, "n-3", "Maya's");

        assertThat(deletes(ASHA, "n-3").statusCode()).isEqualTo(403);
        assertThat(json(deletes(ASHA, "n-3")).path("detail").asText())
                .isEqualTo("Only its author and supervisors may delete a note");
        assertThat(deletes(PAUL, "n-1").statusCode()).isEqualTo(403);
        assertThat(deletes(ASHA, "n-1").statusCode()).isEqualTo(204);
        assertThat(deletes(ASHA, "n-1").statusCode()).isEqualTo(404);
        assertThat(deletes(ADAM, "n-2").statusCode()).isEqualTo(204);
        assertThat(texts(ASHA)).containsExactly("Maya's");
    }

    @RepeatedTest(5)
    void isStoredOnceHoweverManyThreadsWriteIt() throws Exception {
        var id = UUID.randomUUID().toString();
        texts(ASHA);

        var answers = AtOnce.times(8, () -> writes(ASHA, id, "Once"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.get(0).body());
        assertThat(texts(ASHA)).containsExactly("Once");
    }

    @RepeatedTest(5)
    void keepsItsIdToItselfWhenTwoPeopleTakeTheSameAtOnce() throws Exception {
        texts(ASHA);
        texts(MAYA);

        var answers = AtOnce.all(() -> writes(ASHA, "same", "Asha's"), () -> writes(MAYA, "same", "Maya's"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 422);
        assertThat(texts(ASHA)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no id            | id   | {"text":"a"}
            a strange id     | id   | {"id":"a b","text":"a"}
            too long an id   | id   | {"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","text":"a"}
            no text          | text | {"id":"a"}
            a blank text     | text | {"id":"a","text":" "}
            nothing readable | text | {"id":"a","text":"\\u0000\\u0007"}
            """)
    void isRefusedWith(String what, String field, String body) {
        var answer = doors.basic(ASHA, "POST", "/api/conversations/" + conversation.key() + "/notes", body.strip());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void hasUpTo4096Characters() {
        assertThat(writes(ASHA, "n-1", "x".repeat(4096)).statusCode()).isEqualTo(201);
        assertThat(writes(ASHA, "n-2", "x".repeat(4097)).statusCode()).isEqualTo(422);
    }

    @Test
    void isFoundPageByPageTheNewestFirst() {
        IntStream.range(0, 5).forEach(it -> writes(ASHA, "n-" + it, "Note " + it));

        var texts = new ArrayList<String>();
        for (var cursor = ""; cursor != null; ) {
            var page = json(conversation.get(ASHA, "/notes?limit=2" + cursor));
            page.path("items").forEach(it -> texts.add(it.path("text").asText()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : null;
        }

        assertThat(texts).containsExactly("Note 4", "Note 3", "Note 2", "Note 1", "Note 0");
        assertThat(conversation.get(ASHA, "/notes?cursor=nonsense").statusCode())
                .isEqualTo(422);
    }

    @Test
    void standsInTheLineOfTimeBetweenWhatWasSaidAndWhatHappened() {
        writes(ASHA, "n-1", "Before the reply");
        conversation.reply(ASHA);
        writes(ASHA, "n-2", "After the reply");

        assertThat(timeline(1)).isEqualTo(timeline(200));
        assertThat(timeline(200).stream().filter(it -> !it.equals("said")))
                .containsExactly("noted After the reply", "became assigned", "noted Before the reply", "became open");
    }

    @Test
    void isShownInThePanelAsTheTextItIsPageByPage() {
        IntStream.range(0, 31).forEach(it -> writes(ASHA, "n-" + it, "<b>Note " + it + "</b>"));

        var panel = page(PAUL, "/notes");
        var next = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(panel);

        assertThat(panel).contains("&lt;b&gt;Note 30&lt;/b&gt;").doesNotContain("<b>Note", "note-form", "delete-note");
        assertThat(page(ASHA, "/notes")).contains("note-form", "delete-note");
        assertThat(next.find()).isTrue();
        assertThat(doors.basic(ASHA, "GET", next.group(1), null).body())
                .contains("&lt;b&gt;Note 0&lt;/b&gt;")
                .doesNotContain("Note 1&", "note-form");
        assertThat(page(PAUL, "/tags")).doesNotContain("tag-form");
        assertThat(page(ASHA, "/tags")).contains("tag-form");
    }

    private String page(Caller caller, String part) {
        return doors.basic(caller, "GET", "/inbox/conversations/" + conversation.key() + part, null)
                .body();
    }

    /** However it is cut into pages. */
    private List<String> timeline(int limit) {
        var maya = directory.person("maya").orElseThrow();
        var key = ConversationKey.parse(conversation.key());
        var lines = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = conversations.timeline(maya, key, new PageRequest(limit, cursor));
            page.items().stream().map(NotesTest::line).forEach(lines::add);
            cursor = page.nextCursor();
        } while (cursor != null);
        return lines;
    }

    private static String line(Entry entry) {
        if (entry instanceof Note note) return "noted " + note.text();
        if (entry instanceof Transition transition) return "became " + transition.to();
        return entry instanceof Message ? "said" : "";
    }

    private HttpResponse<String> writes(Caller caller, String id, String text) {
        return conversation.send(caller, "POST", "/notes", Map.of("id", id, "text", text));
    }

    private HttpResponse<String> deletes(Caller caller, String id) {
        return conversation.send(caller, "DELETE", "/notes/" + id, null);
    }

    private Stream<String> texts(Caller caller) {
        var texts = new ArrayList<String>();
        json(conversation.get(caller, "/notes"))
                .path("items")
                .forEach(it -> texts.add(it.path("text").asText()));
        return texts.stream();
    }
}
