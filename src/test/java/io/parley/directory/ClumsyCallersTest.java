package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Callers who are careless or mean are told so in a sentence, and leave nothing behind … */
@House
class ClumsyCallersTest {

    private static final String REST = "/engine-rest";

    @LocalServerPort
    private int port;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private IdentityService identities;

    private Visitor connector;
    private String customer;

    @BeforeEach
    void someoneNew() {
        connector = Visitor.caller(port, "connector");
        customer = UUID.randomUUID().toString();
    }

    @AfterEach
    void leave() {
        for (var id : new String[] {"gwen", "gus"}) identities.deleteUser(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "foo":{"value":"x"}
            "assignee":{"value":"ben"}
            "reply":{"value":"forged"}
            "campaign":{"value":{"a":1}}
            "campaign":{"value":["a"]}
            "campaign":{"value":"YQ==","type":"Bytes"}
            "campaign":{"value":"YQ==","type":"file"}
            "campaign":{"value":"[]","type":"Object"}
            """)
    void leaveNoVariablesBehind(String stranger) {
        var refused = connector.send("POST", REST + "/message", message("Hello", stranger));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(instances
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key())
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello      | "customerName":{"value":"{201}"}
            Hello      | "campaign":{"value":"{256}"}
            Hello      | "campaign":{"value":"\\u0000"}
            Hello      | "sentAt":{"value":"-999999999-01-01T00:00:00Z"}
            Hello      | "messageId":{"value":"a\\u0000b"}
            \\u0000    | "campaign":{"value":"spring"}
            """)
    void bringOnlyWhatCanBeKept(String text, String more) {
        var filled = more.replace("{201}", "x".repeat(201)).replace("{256}", "x".repeat(256));
        var body = message(text, filled);
        if (more.contains("messageId")) body = body.replaceFirst("\"messageId\":\\{[^}]*},", "");

        var refused = connector.send("POST", REST + "/message", body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("SQL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            422 | {"value":{"a":1}}
            422 | {"value":"YQ==","type":"Bytes"}
            422 | {"value":"YQ==","type":"File","valueInfo":{"filename":"a"}}
            422 | {"value":"[]","type":"Object","valueInfo":{"objectTypeName":"x","serializationDataFormat":"application/json"}}
            422 | {"value":"[]","type":"Object","valueInfo":{"serializationDataFormat":"application/x-java-serialized-object"}}
            422 | {"value":"\\u0000"}
            400 | null
            """)
    void replyInWords(int status, String reply) {
        var taken = connector.send("POST", REST + "/message", message("Hello", "\"campaign\":{\"value\":\"spring\"}"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(key()).singleResult();

        var refused = Visitor.caller(port, "asha")
                .send(
                        "POST",
                        REST + "/task/" + task.getId() + "/complete",
                        "{\"variables\":{\"reply\":" + reply + "}}");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    }

    @Test
    void bringNothingFromBeforeTheFirstComputer() {
        var refused = connector.send("POST", "/api/inbound-messages", """
                {"number":"100000000000001","from":"%s","id":"a","text":"t","sentAt":"-999999999-01-01T00:00:00Z"}""".formatted(customer));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("1970");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\"", "7", "   "})
    void sendObjects(String body) {
        assertThat(connector.send("POST", REST + "/message", body).statusCode()).isEqualTo(400);
        assertThat(Visitor.caller(port, "asha")
                        .send("POST", REST + "/task/1/claim", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda//api/engine/engine/default/message",
                "/camunda/api/%65ngine/engine/default/message",
                "/camunda/%61pi/engine/engine/default/message"
            })
    void saySoPlainlyWhereTheyGo(String path) throws IOException {
        assertThat(RawRequest.post(port, path, "asha", "{}")).isEqualTo(400);
    }

    @Test
    void doNotLearnWhomAnotherAccountTalksTo() {
        var known = message("Hello", "\"campaign\":{\"value\":\"spring\"}");
        assertThat(connector.send("POST", REST + "/message", known).statusCode())
                .isEqualTo(204);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(key()).singleResult();
        var stranger = stranger("gwen", Role.CONNECTOR);
        var gus = stranger("gus", Role.AGENT);

        assertThat(stranger.send("POST", REST + "/message", again(known)).statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("POST", REST + "/message", known.replace(customer, "999"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(gus.send("POST", REST + "/task/" + task.getId() + "/claim", "{\"userId\":\"gus\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "state=%00", "assignee=a%00b", "limit=-1", "limit=x", "cursor=x"})
    void lookForWhatCouldBeThere(String query) {
        assertThat(Visitor.caller(port, "asha")
                        .get("/api/conversations?" + query)
                        .statusCode())
                .isIn(400, 422);
    }

    @ParameterizedTest
    @CsvSource({
        "asha, /nope,                                       404, nothing at this address",
        "asha, /api/nope,                                   404, nothing at this address",
        "connector, /camunda/app/tasklist/default/,         403, not open to you"
    })
    void areShownAPageOfOursWhereThereIsNone(String who, String path, int status, String sentence) {
        var answer = Visitor.caller(port, who).page(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1>Parley</h1>", sentence).doesNotContain("Whitelabel");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/nope, 404", "PATCH, /api/conversations/a:b/pick-up, 405", "DELETE, /api/conversations, 405"})
    void areToldAProblemWhereThereIsNoCall(String method, String path, int status) {
        var answer = Visitor.caller(port, "asha").send(method, path, "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(typeOf(answer)).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/conversations/a%00b", "/api/conversations/a%2Fb", "/api/conversations/%ff"})
    void areToldAProblemBeforeAnythingOfOursIsAsked(String path) {
        var answer = Visitor.caller(port, "asha").get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(typeOf(answer)).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":400");
    }

    /** Somebody of the other account. */
    private Visitor stranger(String id, Role role) {
        var user = identities.newUser(id);
        user.setPassword("secret-" + id);
        identities.saveUser(user);
        identities.createMembership(id, role.id());
        identities.createTenantUserMembership("globex", id);
        return Visitor.caller(port, id, "secret-" + id);
    }

    private static String typeOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }

    private String key() {
        return "100000000000001:" + customer;
    }

    private String message(String text, String more) {
        return """
                {"messageName":"customerWrote","businessKey":"%s","processVariables":{
                "messageId":{"value":"%s"},"text":{"value":"%s"},%s}}""".formatted(key(), UUID.randomUUID(), text, more);
    }

    private static String again(String message) {
        return message.replaceFirst(
                "\"messageId\":\\{[^}]*}", "\"messageId\":{\"value\":\"" + UUID.randomUUID() + "\"}");
    }
}
