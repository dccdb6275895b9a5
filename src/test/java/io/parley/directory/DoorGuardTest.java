package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@House
class DoorGuardTest {

    private static final String REST = "/engine-rest";
    private static final String TASKLIST = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private TaskService tasks;

    private String key = "";
    private String task = "";

    @BeforeEach
    void aCustomerWrites() {
        var from = "1555" + Math.abs(UUID.randomUUID().hashCode());
        var message = """
                {"number":"100000000000001","from":"%s","id":"%s","text":"Hello","sentAt":"2026-01-01T10:00:00Z"}""".formatted(from, UUID.randomUUID());
        var answer = Visitor.caller(port, "connector").send("POST", "/api/inbound-messages", message);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        key = "100000000000001:" + from;
        task = tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            PUT /task/{task}
            DELETE /task/{task}
            POST /task/{task}/bpmnError
            POST /task/{task}/bpmnEscalation
            POST /task/{task}/identity-links
            POST /task/{task}/variables
            PUT /task/{task}/variables/x
            POST /task/{task}/localVariables
            POST /task/{task}/comment/create
            POST /task/create
            POST /process-definition/key/conversation/start
            POST /process-definition/key/conversation/submit-form
            PUT /process-definition/key/conversation/suspended
            DELETE /process-definition/key/conversation
            DELETE /process-instance/1
            POST /process-instance/delete
            PUT /process-instance/1/variables/x
            POST /process-instance/1/modification
            POST /process-instance/variables-async
            POST /process-instance/message-async
            PUT /process-instance/suspended
            POST /execution/1/signal
            POST /execution/1/messages/customerWrote/trigger
            POST /execution/1/localVariables
            POST /message
            POST /signal
            POST /condition
            POST /job/1/execute
            PUT /job/1/duedate
            PUT /job/1/retries
            DELETE /job/1
            POST /migration/execute
            POST /modification/execute
            PUT /batch/1/suspended
            POST /decision-definition/key/roleRules/evaluate
            POST /external-task/fetchAndLock
            POST /filter/create
            PUT /filter/1
            DELETE /filter/1
            POST /authorization/create
            POST /deployment/create
            POST /deployment/1/redeploy
            DELETE /deployment/1
            POST /user/create
            PUT /user/asha/profile
            PUT /user/ben/credentials
            DELETE /user/ben
            PUT /group/owner/members/asha
            POST /group/create
            POST /tenant/create
            PUT /tenant/globex/user-members/asha
            POST /history/cleanup
            POST /telemetry/configuration
            PATCH /task/{task}
            """)
    void shutsWhatNoAgentNeeds(String method, String path) {
        var asha = Visitor.caller(port, "asha");
        var browser = Visitor.browser(port, "asha");
        var inside = path.replace("{task}", task);

        for (var way : new String[] {REST, REST + "/engine/default"}) {
            var answer = asha.send(method, way + inside, "{}");
            assertThat(answer.statusCode()).as(way).isEqualTo(403);
            assertThat(answer.body()).contains("\"type\"", "\"message\":\"Your role does not open this door\"");
        }
        assertThat(browser.script(method, TASKLIST + inside, "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task/{task};x=y/bpmnError",
                "/engine-rest;x=y/signal",
                "/engine-rest//signal",
                "//engine-rest/signal",
                "/engine-rest/./signal",
                "/engine-rest/task/../signal",
                "/engine-rest/task/count/../../signal",
                "/engine-rest/task%2Fcount/../signal",
                "/engine-rest%2Fsignal",
                "/%65ngine-rest/signal",
                "/engine%2Drest/signal",
                "/engine-rest/%73ignal",
                "/engine-rest/signal/",
                "/engine-rest/Signal",
                "/ENGINE-REST/signal",
                "/engine-rest/engine/default//signal",
                "/engine-rest/engine/%64efault/signal",
                "/engine-rest/task%252Fcount",
                "/engine-rest/task%00",
                "/engine-rest/task/%2e%2e/signal",
                "/engine-rest\\signal"
            })
    void seesThroughDisguises(String path) throws Exception {
        var status = RawRequest.post(port, path.replace("{task}", task), "asha", "{}");

        assertThat(status).isIn(400, 403, 404);
    }

    @Test
    void letsAgentsWork() {
        var asha = Visitor.caller(port, "asha");

        var claim = asha.send("POST", REST + "/task/" + task + "/claim", "{\"userId\":\"asha\"}");
        var list = asha.get(REST + "/task?maxResults=9&assignee=asha");

        assertThat(claim.statusCode()).as(claim.body()).isEqualTo(204);
        assertThat(list.body()).contains(task);
    }

    @Test
    void assignsToWhoeverHasPickedItUpAlready() {
        assertThat(namesBen("ben").statusCode()).isEqualTo(204);

        assertThat(namesBen("asha").body()).contains("R5");
        assertThat(stateSeenBy("ben")).isEqualTo("open");
        assertThat(namesBen("ben").statusCode()).isEqualTo(204);
        assertThat(stateSeenBy("ben")).isEqualTo("open");
        assertThat(namesBen("maya").statusCode()).isEqualTo(204);
        assertThat(stateSeenBy("ben")).isEqualTo("assigned");
    }

    private HttpResponse<String> namesBen(String person) {
        return Visitor.caller(port, person).send("POST", REST + "/task/" + task + "/assignee", "{\"userId\":\"ben\"}");
    }

    private String stateSeenBy(String person) {
        var seen = Visitor.caller(port, person).get("/api/conversations/" + key).body();
        return seen.replaceAll("(?s).*?\"state\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void letsAgentsWorkInTasklist() {
        var asha = Visitor.browser(port, "asha");

        var claim = asha.script("POST", TASKLIST + "/task/" + task + "/claim", "{\"userId\":\"asha\"}");

        assertThat(claim.statusCode()).as(claim.body()).isEqualTo(204);
    }

    @Test
    void showsTasklistItsFilters() {
        var asha = Visitor.browser(port, "asha");

        var filters = asha.get(TASKLIST + "/filter?resourceType=Task&maxResults=9");

        assertThat(filters.body()).contains("\"query\"");
        var id = filters.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        var list = asha.script(
                "POST",
                TASKLIST + "/filter/" + id + "/list?maxResults=9",
                "{\"processInstanceBusinessKey\":\"" + key + "\"}");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(list.body()).contains(task);
    }

    @Test
    void letsTheConnectorBringMessagesAndNothingElse() {
        var connector = Visitor.caller(port, "connector");
        var message = """
                {"messageName":"customerWrote","businessKey":"100000000000002:1555","processVariables":{
                "messageId":{"value":"%s"},"text":{"value":"Hello"}}}""".formatted(UUID.randomUUID());

        var sent = connector.send("POST", REST + "/message", message.replace("100000000000002", "100000000000001"));

        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 204);
        assertThat(connector
                        .send("POST", REST + "/message", message.replace("customerWrote", "conversationResolved"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(connector
                        .send("POST", REST + "/message", message.replace("{\"mess", "{\"all\":true,\"mess"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(connector.get(REST + "/task?maxResults=9").statusCode()).isEqualTo(403);
        assertThat(connector.get(REST + "/engine").statusCode()).isEqualTo(403);
        assertThat(connector.send("POST", REST + "/task", "{}").statusCode()).isEqualTo(403);
        assertThat(connector.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void letsAnalystsLookAndDeployButNotTouch() {
        var paul = Visitor.caller(port, "paul");

        assertThat(paul.get(REST + "/process-definition?maxResults=9").body()).contains("\"key\":\"conversation\"");
        assertThat(paul.get(REST + "/task/" + task).body()).contains(task);
        assertThat(paul.get(REST + "/deployment?maxResults=9").statusCode()).isEqualTo(200);
        assertThat(paul.send("POST", REST + "/task/" + task + "/claim", "{\"userId\":\"paul\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(paul.send("DELETE", REST + "/deployment/1", "").statusCode()).isEqualTo(403);
        assertThat(paul.send("POST", REST + "/process-definition/key/conversation/start", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.browser(port, "paul")
                        .page("/camunda/app/cockpit/default/")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsAnalystsDeployADiagramThatTheyCannotDelete() {
        var paul = Visitor.caller(port, "paul");
        var bpmn = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                <process id="else" isExecutable="true" xmlns:c="http://camunda.org/schema/1.0/bpmn" c:historyTimeToLive="P1D">
                <startEvent id="s"/></process></definitions>""";
        var body = "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nelse\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"else.bpmn\"\r\n\r\n" + bpmn
                + "\r\n--b--\r\n";

        var answer = paul.exchange(paul.request(REST + "/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        var asha = Visitor.caller(port, "asha");
        var refused = asha.exchange(asha.request(REST + "/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void forgetsWhoAskedTheEngine(@Autowired org.camunda.bpm.engine.IdentityService identities) {
        Visitor.caller(port, "asha").get(REST + "/task?maxResults=9");

        Authentication after = identities.getCurrentAuthentication();

        assertThat(after).isNull();
    }
}
