package io.parley.doors;

import static io.parley.doors.Caller.ADAM;
import static io.parley.doors.Caller.ASHA;
import static io.parley.doors.Caller.CONNECTOR;
import static io.parley.doors.Caller.MAYA;
import static io.parley.doors.Caller.NOBODY;
import static io.parley.doors.Caller.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Parley's REST API, over real HTTP … */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.history-level=none"})
@ActiveProfiles("test")
class RestDoorTest {

    private static final String SUPPORT = "100000000000001";

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    private Doors doors;
    private String customer;

    @BeforeEach
    void aNewCustomer() {
        doors = new Doors(port);
        customer = "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits());
    }

    @Test
    void takesACustomersMessageInOnce() throws Exception {
        var first = inbound("m-1", "Where is my order?");
        var second = inbound("m-1", "Where is my order?");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(first).at("/conversation/key").asText()).isEqualTo(key());
        assertThat(json(first).at("/conversation/state").asText()).isEqualTo("open");
        assertThat(json(get(ASHA, "/messages")).at("/items")).hasSize(1);
    }

    @Test
    void takesTheSameMessageInThroughCamundasOwnApi() throws Exception {
        var id = UUID.randomUUID().toString();

        assertThat(correlate(id, "Hello").statusCode()).isEqualTo(204);
        assertThat(correlate(id, "Hello").statusCode()).isEqualTo(204);

        var transcript = json(get(ASHA, "/messages")).at("/items");
        assertThat(transcript).hasSize(1);
        assertThat(transcript.at("/0/text").asText()).isEqualTo("Hello");
        assertThat(json(get(ASHA, "")).at("/customer/name").asText()).isEqualTo("Mina Park");
        var instance =
                json(doors.basic(MAYA, "GET", "/engine-rest/process-instance?maxResults=1&businessKey=" + key(), null));
        var variables = doors.basic(
                MAYA,
                "GET",
                "/engine-rest/variable-instance?maxResults=9&processInstanceIdIn="
                        + instance.at("/0/id").asText(),
                null);
        assertThat(json(variables)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no text            | 422 | {"number":"100000000000001","from":"491","id":"a","sentAt":"2026-01-01T00:00:00Z"}
            a blank text       | 422 | {"number":"100000000000001","from":"491","id":"a","text":"  ","sentAt":"2026-01-01T00:00:00Z"}
            nothing readable   | 422 | {"number":"100000000000001","from":"491","id":"a","text":"\\u0000\\u0007","sentAt":"2026-01-01T00:00:00Z"}
            no id              | 422 | {"number":"100000000000001","from":"491","text":"a","sentAt":"2026-01-01T00:00:00Z"}
            no time            | 422 | {"number":"100000000000001","from":"491","id":"a","text":"a"}
            a future time      | 422 | {"number":"100000000000001","from":"491","id":"a","text":"a","sentAt":"2999-01-01T00:00:00Z"}
            a customer in SQL  | 422 | {"number":"100000000000001","from":"1'; drop table message;--","id":"a","text":"a","sentAt":"2026-01-01T00:00:00Z"}
            a wrong time       | 400 | {"number":"100000000000001","from":"491","id":"a","text":"a","sentAt":"yesterday"}
            a wrong type       | 400 | {"number":{"a":1},"from":"491","id":"a","text":"a","sentAt":"2026-01-01T00:00:00Z"}
            no JSON            | 400 | number=1
            an array           | 400 | []
            an unknown number  | 404 | {"number":"999","from":"491","id":"a","text":"a","sentAt":"2026-01-01T00:00:00Z"}
            """)
    void saysWhatIsWrongWith(String what, int status, String body) throws Exception {
        var answer = doors.basic(CONNECTOR, "POST", "/api/inbound-messages", body.strip());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).at("/detail").asText()).isNotBlank();
    }

    @Test
    void notesWhatACampaignSentOnce() throws Exception {
        var body = """
                {"number":"100000000000001","id":"wamid.c1","customer":"4915112345678","campaign":"Autumn sale"}""";

        assertThat(doors.basic(CONNECTOR, "POST", "/api/campaign-messages", body)
                        .statusCode())
                .isEqualTo(201);
        assertThat(doors.basic(CONNECTOR, "POST", "/api/campaign-messages", body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(doors.basic(CONNECTOR, "POST", "/api/campaign-messages", body.replace("100000000000001", "999"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(doors.basic(CONNECTOR, "POST", "/api/campaign-messages", body.replace("Autumn sale", " "))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatIsTooLongAndWhatIsTooLarge() throws Exception {
        assertThat(inbound("m-1", "x".repeat(4096)).statusCode()).isEqualTo(201);
        assertThat(inbound("m-2", "x".repeat(4097)).statusCode()).isEqualTo(422);
        assertThat(inbound("m-3", "x".repeat(300_000)).statusCode()).isEqualTo(413);
        var nested = "[".repeat(100_000);
        assertThat(doors.basic(CONNECTOR, "POST", "/api/inbound-messages", nested)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsHtmlAndSqlAsTheTextTheyAre() throws Exception {
        var text = "<script>alert('x')</script> '; drop table message; -- \u202e";

        inbound("m-1", text);

        assertThat(json(get(ASHA, "/messages")).at("/items/0/text").asText()).isEqualTo(text);
        assertThat(found("%27%3B%20%25")).isEmpty();
        assertThat(found("drop")).contains(key());
    }

    @Test
    void sendsAReplyOnceHoweverOftenItIsSent() throws Exception {
        inbound("m-1", "Where is my order?");
        var reply = json.writeValueAsString(Map.of("id", UUID.randomUUID().toString(), "text", "On its way"));

        var first = act(ASHA, "POST", "/replies", reply);
        var again = act(ASHA, "POST", "/replies", reply);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(first)).isEqualTo(json(again));
        assertThat(json(first).at("/status").asText()).isEqualTo("queued");
        assertThat(json(get(ASHA, "/messages")).at("/items")).hasSize(2);
    }

    @Test
    void tellsTheLoserWhoHasTheConversation() throws Exception {
        inbound("m-1", "Where is my order?");
        act(ASHA, "POST", "/replies", reply("On its way"));

        var refused = act(MAYA, "POST", "/replies", reply("Hello"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/assignee").asText()).isEqualTo("asha");
        assertThat(json(refused).at("/state").asText()).isEqualTo("assigned");
        assertThat(json(refused).at("/detail").asText()).contains("Take it over first", "Asha Rao has it since");
    }

    @Test
    void saysWhichRuleForbidsIt() throws Exception {
        inbound("m-1", "Where is my order?");

        var refused = act(ASHA, "PUT", "/assignee", "{\"assignee\":\"ben\"}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/rule").asText()).isEqualTo("R5");
        assertThat(act(MAYA, "PUT", "/assignee", "{\"assignee\":\"stranger\"}").statusCode())
                .isEqualTo(422);
        assertThat(act(MAYA, "PUT", "/assignee", "{\"assignee\":\"paul\"}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void tellsWhoDidWhatAndWhy() throws Exception {
        inbound("m-1", "Where is my order?");
        act(MAYA, "PUT", "/assignee", "{\"assignee\":\"asha\"}");
        act(ADAM, "PUT", "/assignee", "{\"assignee\":\"adam\"}");
        act(ADAM, "POST", "/resolution", null);

        var history = json(get(OLIVIA, "/history")).at("/items");

        var told = new ArrayList<String>();
        history.forEach(
                it -> told.add(it.path("from").asText("-") + " " + it.path("to").asText() + " "
                        + it.path("by").asText("-") + " " + it.at("/why/detail").asText()));
        assertThat(told)
                .containsExactly(
                        "- open - " + customer + "m-1",
                        "open assigned maya R5",
                        "assigned assigned adam R7",
                        "assigned closed adam R9");
        assertThat(history.at("/0/diagramVersion").asInt()).isPositive();
    }

    /** What was said last in each of a list's conversations, page by page. */
    private ArrayList<String> texts(String path) throws Exception {
        var texts = new ArrayList<String>();
        for (var cursor = ""; cursor != null; ) {
            var page = json(doors.basic(ASHA, "GET", path + cursor, null));
            page.at("/items").forEach(it -> texts.add(it.at("/lastMessage/text").asText()));
            assertThat(page.at("/counts/open").asInt()).isGreaterThanOrEqualTo(5);
            assertThat(page.at("/counts").fieldNames()).toIterable().startsWith("open", "assigned", "closed");
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.get("nextCursor").asText()
                    : null;
        }
        return texts;
    }

    private ArrayList<String> found(String words) throws Exception {
        var keys = new ArrayList<String>();
        json(doors.basic(ASHA, "GET", "/api/conversations?q=" + words, null))
                .at("/items")
                .forEach(it -> keys.add(it.at("/key").asText()));
        return keys;
    }

    @Test
    void listsOpenLongestWaitingFirstPageByPage() throws Exception {
        var mark = "zq" + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 5; i++) {
            aNewCustomer();
            inbound("m-" + i, mark + " " + i);
        }

        assertThat(texts("/api/conversations?state=open&limit=2"))
                .containsSubsequence(mark + " 0", mark + " 1", mark + " 2", mark + " 3", mark + " 4");
        assertThat(texts("/api/conversations?state=open&limit=2&q=" + mark))
                .containsExactly(mark + " 4", mark + " 3", mark + " 2", mark + " 1", mark + " 0");
        assertThat(doors.basic(ASHA, "GET", "/api/conversations?cursor=nonsense", null)
                        .statusCode())
                .isEqualTo(422);
        assertThat(doors.basic(ASHA, "GET", "/api/conversations?limit=100000", null)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void knowsNobodyWhoHasNotSignedIn() throws Exception {
        inbound("m-1", "Where is my order?");

        assertThat(get(NOBODY, "").statusCode()).isEqualTo(401);
        assertThat(get(CONNECTOR, "").statusCode()).isEqualTo(403);
        assertThat(doors.basic(ASHA, "GET", "/api/conversations/100000000000001:nobody", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void describesItself() throws Exception {
        var description = json(doors.basic(ASHA, "GET", "/api/docs", null));

        assertThat(description.at("/info/title").asText()).isEqualTo("Parley");
        var reply = description.at("/paths/~1api~1conversations~1{key}~1replies/post");
        assertThat(reply.at("/parameters").findValuesAsText("name")).containsExactly("key");
        assertThat(reply.at("/responses").fieldNames())
                .toIterable()
                .contains("201", "401", "403", "404", "409", "413", "422");
    }

    private HttpResponse<String> inbound(String id, String text) throws Exception {
        var body = Map.of(
                "number",
                SUPPORT,
                "from",
                customer,
                "name",
                "Mina Park",
                "id",
                customer + id,
                "text",
                text,
                "sentAt",
                Instant.now().toString());
        return doors.basic(CONNECTOR, "POST", "/api/inbound-messages", json.writeValueAsString(body));
    }

    private HttpResponse<String> correlate(String id, String text) throws Exception {
        var variables = Map.of(
                "messageId", Map.of("value", id),
                "text", Map.of("value", text),
                "customerName", Map.of("value", "Mina Park"),
                "sentAt", Map.of("value", Instant.now().toString()));
        var body = Map.of("messageName", "customerWrote", "businessKey", key(), "processVariables", variables);
        return doors.basic(CONNECTOR, "POST", "/engine-rest/message", json.writeValueAsString(body));
    }

    private String reply(String text) throws Exception {
        return json.writeValueAsString(Map.of("id", UUID.randomUUID().toString(), "text", text));
    }

    private HttpResponse<String> act(Caller caller, String method, String path, String body) {
        return doors.basic(caller, method, "/api/conversations/" + key() + path, body);
    }

    private HttpResponse<String> get(Caller caller, String path) {
        return act(caller, "GET", path, null);
    }

    private String key() {
        return SUPPORT + ":" + customer;
    }

    private JsonNode json(HttpResponse<String> response) throws Exception {
        return json.readTree(response.body());
    }
}
