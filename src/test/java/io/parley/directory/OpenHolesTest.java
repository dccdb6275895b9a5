package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The attacks on Camunda 7.24.0 that stay open upstream; docs/security.md has the list. */
@House
class OpenHolesTest {

    private static final String[] WAYS = {
        "/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"
    };

    /** Leaves a trace that a test can see: the expression names whoever is signed in. */
    private static final String CODE = "${currentUser()}";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"assigneeExpression\":\"CODE\"}]}",
                "{\"orQueries\":[{\"taskDueBefore\":null,\"dueAfterExpression\":\"CODE\"}]}",
                "{\"orQueries\":[{\"\\u0061ssigneeExpressio\\u006e\":\"CODE\"}]}",
                "{\"orQueries\":[{\"ASSIGNEEEXPRESSION\":\"CODE\"}]}",
                "{\"orQueries\":[{\"orQueries\":[{\"candidateGroupsExpression\":\"CODE\"}]}]}",
                "{\"assigneeExpression\":\"CODE\"}",
                "[[{\"x\":[{\"ownerExpression\":\"CODE\"}]}]]",
                "{} {\"assigneeExpression\":\"CODE\"}"
            })
    void expressionsInQueriesDoNotComeIn(String attack) {
        var body = attack.replace("CODE", CODE);

        for (var way : WAYS) {
            for (var path : new String[] {"/task?maxResults=9", "/task/count"}) {
                assertThat(asAgent(way + path, body)).as(way + path).isIn(400, 403);
                assertThat(unsigned(way + path, body)).as(way + path).isIn(401, 403);
            }
        }
    }

    @Test
    void expressionsAreNamedInTheRefusal() {
        var answer = Visitor.caller(port, "asha")
                .send("POST", "/engine-rest/task", "{\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"type\"", "Expressions do not come in here: assigneeExpression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assigneeExpression=%24%7BcurrentUser()%7D",
                "maxResults=9&assignee%45xpression=x",
                "a=b;dueAfterExpression=x",
                "CANDIDATEGROUPEXPRESSION=x"
            })
    void expressionsInUrlsDoNotComeIn(String query) {
        var asha = Visitor.browser(port, "asha");

        for (var way : WAYS) {
            assertThat(asha.get(way + "/task?" + query).statusCode()).as(way).isEqualTo(403);
            assertThat(Visitor.nobody(port).get(way + "/task?" + query).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /filter/create", "PUT /filter/1", "DELETE /filter/1"})
    void filtersAreNotStoredByPeople(String attack) {
        var method = attack.split(" ")[0];
        var path = attack.split(" ")[1];
        var filter = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assignee\":\"asha\"}}";

        for (var name : new String[] {"asha", "maya", "olivia", "paul"}) {
            for (var way : WAYS) {
                var browser = Visitor.browser(port, name);
                assertThat(browser.script(method, way + path, filter).statusCode())
                        .as(name + way)
                        .isEqualTo(403);
                assertThat(Visitor.nobody(port).send(method, way + path, filter).statusCode())
                        .isIn(401, 403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/setup;x=y/default/user/create",
                "/camunda;x=y/api/admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/%2573etup/default/user/create",
                "/camunda/api/admin%2Fsetup/default/user/create",
                "/%63amunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/SETUP/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/plugin/../setup/default/user/create",
                "/camunda/app/admin/default/setup/"
            })
    void setupDoesNotExist(String path) throws Exception {
        var user = "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"x\"}}";

        var unsigned = RawRequest.postUnsigned(port, path, user);
        var asAgent = RawRequest.post(port, path, "asha", user);

        assertThat(unsigned).isIn(400, 404);
        assertThat(asAgent).isIn(400, 404);
        assertThat(identities.createUserQuery().userId("mallory").count()).isZero();
    }

    @Test
    void setupIsNotFound() {
        var path = "/camunda/api/admin/setup/default/user/create";

        assertThat(Visitor.nobody(port).send("POST", path, "{}").statusCode()).isEqualTo(404);
        assertThat(Visitor.browser(port, "asha").script("POST", path, "{}").statusCode())
                .isEqualTo(404);
        assertThat(Visitor.browser(port, "olivia").get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void bodiesEndAtAMegabyte() {
        var answer = Visitor.caller(port, "asha")
                .send("POST", "/engine-rest/task", "{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void bodiesEndThereByWhateverNameTheAddressIsCalled() {
        var large = "{\"x\":\"" + "y".repeat(300_000) + "\"}";

        assertThat(Visitor.caller(port, "asha")
                        .send("PUT", "/%69nbox/presence", large)
                        .statusCode())
                .isEqualTo(413);
        assertThat(Visitor.caller(port, "asha")
                        .send("POST", "/%61pi/bulk/resolution", large)
                        .statusCode())
                .isEqualTo(413);
    }

    private int asAgent(String path, String body) {
        return Visitor.browser(port, "asha").script("POST", path, body).statusCode();
    }

    private int unsigned(String path, String body) {
        return Visitor.nobody(port).send("POST", path, body).statusCode();
    }
}
