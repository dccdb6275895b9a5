package io.parley.doors;

import static io.parley.doors.Caller.ASHA;
import static io.parley.doors.Caller.CONNECTOR;
import static io.parley.doors.Caller.MAYA;
import static io.parley.doors.Caller.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.directory.Visitor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The Inbox, looking back over real HTTP … */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.history-level=none"})
@ActiveProfiles("test")
class LookbackTest {

    private static final String SUPPORT = "100000000000001";

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    private Doors doors;
    private String key;

    @BeforeEach
    void aCustomerWhoWrote() throws Exception {
        doors = new Doors(port);
        var customer = "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits());
        key = SUPPORT + ":" + customer;
        var message = Map.of(
                "number",
                SUPPORT,
                "from",
                customer,
                "id",
                UUID.randomUUID().toString(),
                "text",
                "Where is my order?",
                "sentAt",
                Instant.now().toString());
        doors.basic(CONNECTOR, "POST", "/api/inbound-messages", json.writeValueAsString(message));
    }

    @Test
    void tellsWhoDidWhatAndWhyTheNewestFirst() {
        act(ASHA, "PUT", "/pick-up", null);
        act(ASHA, "DELETE", "/pick-up", null);
        act(MAYA, "PUT", "/assignee", "{\"assignee\":\"ben\"}");
        act(MAYA, "PUT", "/assignee", "{\"assignee\":\"maya\"}");
        act(MAYA, "POST", "/resolution", null);

        assertThat(sentences(part(ASHA, "/history")))
                .containsExactly(
                        "Closed: Maya Lindqvist marked it as resolved",
                        "Taken over by Maya Lindqvist",
                        "Assigned to Ben Fischer by Maya Lindqvist",
                        "Put back by Asha Rao",
                        "Picked up by Asha Rao",
                        "Open: the customer wrote");
        assertThat(part(ASHA, "/history").body()).contains("rule R9", "diagram version 1");
    }

    @Test
    void tellsMoreOfALongHistoryWhenAsked() {
        for (var i = 0; i < 16; i++) {
            act(ASHA, "PUT", "/pick-up", null);
            act(ASHA, "DELETE", "/pick-up", null);
        }

        var first = part(ASHA, "/history").body();
        var next = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(first);

        assertThat(next.find()).isTrue();
        var second = doors.basic(ASHA, "GET", next.group(1).replace("&amp;", "&"), null);
        assertThat(sentences(second))
                .containsExactly("Put back by Asha Rao", "Picked up by Asha Rao", "Open: the customer wrote");
        assertThat(second.body()).doesNotContain("hx-get", "<section");
    }

    @Test
    void drawsTheDiagramWithItsTokenItsTimerAndItsPath() {
        reply();

        var diagram = part(ASHA, "/diagram").body();

        assertThat(diagram).contains("Stands in Assigned.", "<title id=\"diagram-title\">");
        assertThat(diagram)
                .containsPattern("class=\"shape task walked current has-user\" data-id=\"assigned\"")
                .containsPattern("class=\"shape middle current has-timer\" data-id=\"customerSilentFor48Hours\"")
                .containsPattern("class=\"edge flow walked\" data-id=\"replied\"")
                .containsPattern("class=\"edge flow\" data-id=\"resolved\"")
                .containsPattern("class=\"shape middle dashed has-message\" data-id=\"customerWroteWhileOpen\"");
        assertThat(diagram).contains("Open → Assigned");
        assertThat(diagram).doesNotContain("style=", "onclick", "<script");
        assertThat(diagram.split("<time ", -1))
                .as("the timer, in words and in the drawing")
                .hasSizeGreaterThan(4);
    }

    @Test
    void drawsItLargeOnAPageOfItsOwn() {
        var page = part(ASHA, "/diagram/large").body();

        assertThat(page).contains("<!doctype html>", "class=\"bpmn\"", "/inbox/conversations/" + key);
    }

    @ParameterizedTest
    @CsvSource({"/history", "/diagram", "/diagram/large"})
    void tellsStrangersNothing(String path) {
        var unknown = doors.basic(ASHA, "GET", "/inbox/conversations/" + SUPPORT + ":nobody" + path, null);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no such conversation");
        assertThat(part(CONNECTOR, path).statusCode()).isEqualTo(403);
        assertThat(part(NOBODY, path).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesACursorThatNoPageNamed() {
        assertThat(part(ASHA, "/history?cursor=x").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(names = {"OLIVIA", "ADAM", "MAYA", "PAUL"})
    void givesAnOverviewToThoseWhoOversee(Caller caller) {
        var page = doors.basic(caller, "GET", "/inbox/overview?zone=Europe/Berlin", null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Waiting in Open now", "times in Europe/Berlin", "First response");
        assertThat(page.body()).doesNotContain("style=", "onclick");
    }

    @ParameterizedTest
    @CsvSource({"/inbox/overview", "/inbox/overview.csv", "/inbox/overview.csv?of=episodes"})
    void givesAgentsASentenceInstead(String path) {
        var page = Visitor.browser(port, "asha").page(path);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("The overview is for managers, admins, owners and analysts.", "Asha Rao");
        assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            days=93                        | 422 | A period has 92 days at most.
            days=0                         | 422 | A period has one day at least.
            from=2026-01-01&to=2026-06-01  | 422 | A period has 92 days at most.
            from=2026-01-02&to=2026-01-01  | 422 | A period ends on its first day or later.
            from=yesterday                 | 422 | A day is written like 2026-11-24.
            from=-99999999-01-01           | 422 | A period begins in the year 2000 or later.
            zone=Middle/Earth              | 422 | There is no such time zone.
            ban=globex                     | 404 | There is no such account
            number=999                     | 404 | There is no such number
            """)
    void refusesWhatCannotBeShown(String query, int status, String sentence) {
        var page = doors.basic(MAYA, "GET", "/inbox/overview?" + query, null);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(sentence);
    }

    @Test
    void givesTheOverviewAsCsv() {
        reply();

        var days = doors.basic(MAYA, "GET", "/inbox/overview.csv?days=2", null);
        var episodes = doors.basic(MAYA, "GET", "/inbox/overview.csv?of=episodes&days=1", null);

        assertThat(days.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(days.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"parley-days-[-0-9]{10}-to-[-0-9]{10}.csv\"");
        assertThat(days.body().lines()).hasSize(3);
        assertThat(days.body()).startsWith("day,begun,closed");
        assertThat(episodes.body().lines().filter(it -> it.startsWith(key + ",")))
                .singleElement()
                .asString()
                .matches("[^,]+,[^,]+Z,customer,[^,]+Z,\\d+,,,,,");
    }

    private void reply() {
        var body = "{\"id\":\"%s\",\"text\":\"On its way.\"}".formatted(UUID.randomUUID());
        act(ASHA, "POST", "/replies", body);
    }

    private void act(Caller caller, String method, String path, String body) {
        var answer = doors.basic(caller, method, "/api/conversations/" + key + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private HttpResponse<String> part(Caller caller, String path) {
        return doors.basic(caller, "GET", "/inbox/conversations/" + key + path, null);
    }

    private static Iterable<String> sentences(HttpResponse<String> part) {
        return Pattern.compile("<p>([^<]+)</p>")
                .matcher(part.body())
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
