package io.parley.doors;

import static io.parley.doors.Caller.ASHA;
import static io.parley.doors.Caller.CONNECTOR;
import static io.parley.doors.Caller.MAYA;
import static io.parley.doors.Caller.OLIVIA;
import static io.parley.doors.Caller.PAUL;
import static io.parley.doors.Written.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A deed on many conversations … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
class BulkTest {

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Doors doors;
    private Written open;
    private Written mayas;
    private Written ashas;

    @BeforeEach
    void threeCustomersWrote() {
        doors = new Doors(port);
        open = Written.by("Mina Park", doors);
        mayas = Written.by("Nora Winter", doors);
        ashas = Written.by("Jonas Weber", doors);
        mayas.reply(MAYA);
        ashas.reply(ASHA);
    }

    @Test
    void isDoneToEachThatTheRulesAllowAndReportsTheOthers() {
        var report = json(resolves(ASHA, keys(open, mayas, ashas)));

        assertThat(report.path("done").asInt()).isEqualTo(2);
        assertThat(report.path("refused")).hasSize(1);
        var refused = report.at("/refused/0");
        assertThat(refused.path("key").asText()).isEqualTo(mayas.key());
        assertThat(refused.path("customer").asText()).isEqualTo("Nora Winter");
        assertThat(refused.path("rule").asText()).isEqualTo("R9");
        assertThat(refused.path("reason").asText()).contains("Maya Lindqvist");
        assertThat(states(open, mayas, ashas)).containsExactly("closed", "assigned", "closed");
    }

    @Test
    void assignsForSupervisorsOnly() {
        var byAgent = json(assigns(ASHA, "ben", keys(open, mayas)));
        var bySupervisor = json(assigns(MAYA, "ben", keys(open, mayas, ashas)));

        assertThat(byAgent.path("done").asInt()).isZero();
        assertThat(byAgent.path("refused")).hasSize(2);
        assertThat(bySupervisor.path("done").asInt()).isEqualTo(3);
        assertThat(Stream.of(open, mayas, ashas)
                        .map(it -> json(it.get(OLIVIA, "")).path("assignee").asText()))
                .containsOnly("ben");
    }

    @Test
    void saysOfEachWhyNobodyKnowsTheAssignee() {
        var report = json(assigns(MAYA, "stranger", keys(open, mayas)));

        assertThat(report.path("done").asInt()).isZero();
        assertThat(report.path("refused")).hasSize(2);
        assertThat(report.at("/refused/0/reason").asText()).isNotBlank();
        assertThat(report.at("/refused/0/rule").isMissingNode()).isTrue();
        assertThat(open.state()).isEqualTo("open");
    }

    @Test
    void doesNotTellAnotherAccountsConversationsFromUnknownOnes() {
        jdbc.sql("update conversation set ban = 'globex' where conversation_key = :key")
                .param("key", mayas.key())
                .update();

        var report = json(resolves(OLIVIA, List.of(open.key(), mayas.key(), "100000000000001:nobody")));

        assertThat(report.path("done").asInt()).isEqualTo(1);
        assertThat(report.path("refused"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.has("customer")).isFalse())
                .extracting(it -> it.path("reason").asText())
                .containsOnly("There is no such conversation");
    }

    @Test
    void isDoneOnceToWhatIsNamedTwice() {
        var report = json(resolves(ASHA, List.of(open.key(), open.key())));

        assertThat(report.path("done").asInt()).isEqualTo(1);
        assertThat(report.path("refused")).isEmpty();
    }

    @Test
    void isNothingForThoseWhoOnlyLookOn() {
        assertThat(resolves(PAUL, keys(open)).statusCode()).isEqualTo(403);
        assertThat(assigns(CONNECTOR, "ben", keys(open)).statusCode()).isEqualTo(403);
        assertThat(open.state()).isEqualTo("open");
    }

    @Test
    void isForOneToTwoHundred() {
        var many =
                IntStream.range(0, 201).mapToObj(it -> "100000000000001:" + it).toList();

        assertThat(resolves(ASHA, many.subList(0, 200)).statusCode()).isEqualTo(200);
        assertThat(resolves(ASHA, many).statusCode()).isEqualTo(422);
        assertThat(resolves(ASHA, List.of()).statusCode()).isEqualTo(422);
        assertThat(resolves(ASHA, List.of("nonsense")).statusCode()).isEqualTo(422);
        assertThat(doors.basic(ASHA, "POST", "/api/bulk/resolution", "{}").statusCode())
                .isEqualTo(422);
        assertThat(doors.basic(ASHA, "POST", "/api/bulk/resolution", "{\"keys\":[null]}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(assigns(MAYA, " ", keys(open)).statusCode()).isEqualTo(422);
    }

    @RepeatedTest(3)
    void isWonByExactlyOneForEachWhenTwoPeopleDoItAtOnce() throws Exception {
        var contested = IntStream.range(0, 6)
                .mapToObj(it -> Written.by("Customer " + it, doors))
                .toList();
        var all = new ArrayList<>(contested.stream().map(Written::key).toList());
        all.add(mayas.key());
        open.get(OLIVIA, "");

        var answers = AtOnce.all(() -> resolves(ASHA, all), () -> resolves(OLIVIA, reversed(all)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        var reports = answers.stream().map(Written::json).toList();
        assertThat(reports.stream().mapToInt(it -> it.path("done").asInt()).sum())
                .isEqualTo(contested.size());
        assertThat(reports).allSatisfy(it -> assertThat(refusedKeys(it)).contains(mayas.key()));
        assertThat(reports.stream().flatMap(it -> refusedKeys(it).stream()))
                .hasSize(contested.size() + 2)
                .containsAll(all);
        assertThat(contested).extracting(Written::state).containsOnly("closed");
        assertThat(contested)
                .allSatisfy(it -> assertThat(json(it.get(OLIVIA, "/history")).path("items"))
                        .hasSize(2));
    }

    @Test
    void isDescribedWithTheOtherCalls() {
        var paths = json(doors.basic(ASHA, "GET", "/api/docs", null)).path("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .contains(
                        "/api/bulk/resolution",
                        "/api/bulk/assignee",
                        "/api/tags",
                        "/api/canned-replies",
                        "/api/canned-replies/{shortcut}",
                        "/api/conversations/{key}/tags",
                        "/api/conversations/{key}/tags/{name}",
                        "/api/conversations/{key}/notes",
                        "/api/conversations/{key}/notes/{id}");
        assertThat(paths.at("/~1api~1conversations~1{key}~1notes/post/responses")
                        .fieldNames())
                .toIterable()
                .contains("201", "403", "404", "422");
    }

    private static List<String> refusedKeys(JsonNode report) {
        var keys = new ArrayList<String>();
        report.path("refused").forEach(it -> keys.add(it.path("key").asText()));
        return keys;
    }

    private static List<String> reversed(List<String> keys) {
        var reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> keys(Written... conversations) {
        return Stream.of(conversations).map(Written::key).toList();
    }

    private static Stream<String> states(Written... conversations) {
        return Stream.of(conversations).map(Written::state);
    }

    private HttpResponse<String> resolves(Caller caller, List<String> keys) {
        return doors.basic(caller, "POST", "/api/bulk/resolution", json(Map.of("keys", keys)));
    }

    private HttpResponse<String> assigns(Caller caller, String assignee, List<String> keys) {
        var body = json(Map.of("keys", keys, "assignee", assignee));
        return doors.basic(caller, "POST", "/api/bulk/assignee", body);
    }
}
