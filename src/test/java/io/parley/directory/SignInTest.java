package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@House
class SignInTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/conversations",
                "/api/docs",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/task;x=y",
                "/engine-rest/sign-in",
                "/engine-rest/error",
                "/engine-rest/actuator/health/liveness",
                "/engine-rest/webhooks/whatsapp",
                "/camunda/api/engine/sign-in",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/plugin/adminPlugins/static/app/plugin.css",
                "/camunda/lib/deps.js",
                "/actuator/health",
                "/actuator",
                "/nowhere"
            })
    void opensNothingToStrangers(String path) {
        assertThat(Visitor.nobody(port).get(path).statusCode()).isIn(400, 401);
    }

    @Test
    void opensTheFewThingsThatNeedNoPerson() {
        var stranger = Visitor.nobody(port);

        assertThat(stranger.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(stranger.page("/sign-in").statusCode()).isEqualTo(200);
        assertThat(stranger.exchange(stranger.request("/sign-in").header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(stranger.get("/sign-in.css").statusCode()).isEqualTo(200);
        assertThat(stranger.send("POST", "/webhooks/whatsapp", "{}").body()).contains("Not signed");
    }

    @Test
    void asksCallersForAPasswordInAProblem() {
        var answer = Visitor.nobody(port).get("/api/conversations");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Parley\"");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    /** Else wrong ones would not be counted by address. */
    @Test
    void answersAWrongPasswordAsOneWhateverTheCallerSaysItAccepts() {
        assertThat(Visitor.caller(port, "nobody", "guess").page("/inbox").statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsBrowsersThePageAndNeverAPopUp() {
        var stranger = Visitor.nobody(port);

        var page = stranger.page(TASKLIST);
        var script = stranger.exchange(
                stranger.request("/engine-rest/task?maxResults=9").header("Sec-Fetch-Mode", "cors"));

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void opensEveryDoorAtOnce() {
        var asha = Visitor.browser(port, "asha");

        assertThat(asha.page(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(asha.get("/camunda/api/engine/engine/default/task?maxResults=9")
                        .statusCode())
                .isEqualTo(200);
        assertThat(asha.get("/camunda/api/admin/auth/user/default").body()).contains("asha", "tasklist");
        assertThat(asha.get("/engine-rest/task?maxResults=9").statusCode()).isEqualTo(200);
        assertThat(asha.page("/").headers().firstValue("Location")).hasValue("/inbox");
        assertThat(asha.page("/sign-in").body()).contains("Asha Rao");
    }

    @Test
    void servesTasklistRatherThanCamundasSetup() {
        var page = Visitor.browser(port, "asha").page(TASKLIST);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Tasklist");
    }

    @Test
    void goesWhereThePersonWantedToGo() {
        var asha = Visitor.nobody(port);
        asha.page(TASKLIST);

        var answer = asha.signIn("asha", "demo");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains(TASKLIST);
    }

    @Test
    void sendsWrongPasswordsBackWithAMessage() {
        var stranger = Visitor.nobody(port);

        var answer = stranger.signIn("nobody", "guess");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?failed");
        assertThat(stranger.page("/sign-in?failed").body()).contains("do not match");
        assertThat(Visitor.caller(port, "nobody", "guess")
                        .get("/engine-rest/task?maxResults=9")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void changesTheSessionsIdOnTheWayIn() {
        var asha = Visitor.browser(port, "asha");
        var before = asha.cookie("SESSION");

        asha.signIn("asha", "demo");

        assertThat(asha.cookie("SESSION")).isNotEqualTo("none").isNotEqualTo(before);
    }

    @Test
    void beginsNoSessionForWhoeverHasNotSignedIn() {
        var before = sessions();

        var stranger = Visitor.nobody(port);
        stranger.page(TASKLIST);
        stranger.signIn("nobody", "guess");
        stranger.send("POST", "/webhooks/whatsapp", "{}");
        var caller = Visitor.caller(port, "asha");
        caller.get("/api/conversations");
        caller.get("/engine-rest/task?maxResults=9");
        caller.page(TASKLIST);
        caller.get("/camunda/api/engine/engine/default/task?maxResults=9");

        assertThat(sessions()).isEqualTo(before);
        assertThat(stranger.cookie("SESSION")).isEqualTo("none");
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    @Test
    void endsEverywhereWhenATasklistIsLeft() {
        var asha = Visitor.browser(port, "asha");

        var out = asha.script("POST", "/camunda/api/admin/auth/user/default/logout", "");

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(asha.get("/engine-rest/task?maxResults=9").statusCode()).isEqualTo(401);
        assertThat(asha.get("/camunda/api/engine/engine/default/task?maxResults=9")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsEverywhereWhenParleyIsLeft() {
        var asha = Visitor.browser(port, "asha");

        asha.script("POST", "/sign-out", "");

        assertThat(asha.get("/engine-rest/task?maxResults=9").statusCode()).isEqualTo(401);
    }

    @Test
    void isNoOtherWayInThanParleys() {
        var stranger = Visitor.nobody(port);

        var answer =
                stranger.form("/camunda/api/admin/auth/user/default/login/tasklist", "username=asha&password=demo");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void needsTheTokenForWhateverABrowserSends() {
        var asha = Visitor.browser(port, "asha");

        assertThat(asha.send("POST", "/engine-rest/task?maxResults=9", "{}").statusCode())
                .isEqualTo(403);
        assertThat(asha.send("POST", "/sign-out", "").statusCode()).isEqualTo(403);
        assertThat(asha.script("POST", "/engine-rest/task?maxResults=9", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void needsCamundasTokenInItsWebApps() {
        var asha = Visitor.browser(port, "asha");
        asha.page(TASKLIST);

        var with = asha.script("POST", "/camunda/api/engine/engine/default/task?maxResults=9", "{}");
        var without = asha.send("POST", "/camunda/api/engine/engine/default/task?maxResults=9", "{}");

        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(without.statusCode()).isEqualTo(403);
    }

    @Test
    void takesNoPasswordFromAnotherSitesPage() {
        var asha = Visitor.caller(port, "asha");

        var own = asha.send("POST", "/engine-rest/task?maxResults=9", "{}");
        var foreign = asha.send("POST", "/engine-rest/task?maxResults=9", "{}", "Sec-Fetch-Site", "cross-site");

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void bringsTheHeadersThatKeepPagesTheirOwn() {
        var headers = Visitor.nobody(port).page("/sign-in").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void leavesTheApiToThoseWhoseItIs() {
        var paul = Visitor.caller(port, "paul");
        var connector = Visitor.caller(port, "connector");
        var asha = Visitor.caller(port, "asha");

        assertThat(asha.send("POST", "/api/inbound-messages", "{}").statusCode())
                .isEqualTo(403);
        assertThat(connector.send("POST", "/api/inbound-messages", "{}").statusCode())
                .isNotIn(401, 403);
        assertThat(asha.send("POST", "/api/campaign-messages", "{}").statusCode())
                .isEqualTo(403);
        assertThat(paul.send("POST", "/api/campaign-messages", "{}").statusCode())
                .isEqualTo(403);
        assertThat(connector.send("POST", "/api/campaign-messages", "{}").statusCode())
                .isEqualTo(422);
        assertThat(Visitor.caller(port, "adam")
                        .send("POST", "/api/campaign-messages", "{}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Visitor.caller(port, "adam").get("/api/campaign-messages").statusCode())
                .isEqualTo(403);
        assertThat(connector.get("/api/conversations").statusCode()).isEqualTo(403);
        assertThat(connector.get("/api/inbound-messages").statusCode()).isEqualTo(403);
        assertThat(paul.get("/api/conversations").statusCode()).isNotIn(401, 403);
        assertThat(paul.send("POST", "/api/conversations/1:2/replies", "{}").statusCode())
                .isEqualTo(403);
        assertThat(asha.send("POST", "/api/conversations/1:2/replies", "{}").statusCode())
                .isNotIn(401, 403);
    }

    @Test
    void takesBodiesOnlyAsJson() {
        var asha = Visitor.caller(port, "asha");

        var answer = asha.exchange(asha.request("/engine-rest/task?maxResults=9")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
    }
}
