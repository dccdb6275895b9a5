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
import static org.assertj.core.api.Assertions.entry;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A canned reply … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
class CannedRepliesTest {

    private static final String PATH = "/api/canned-replies";

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Doors doors;
    private String shortcut;

    @BeforeEach
    void aNewShortcut() {
        doors = new Doors(port);
        shortcut = "s-" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Test
    void isWrittenBySupervisorsAndReadByEverybody() {
        assertThat(Stream.of(OLIVIA, ADAM, MAYA)
                        .map(it -> saves(it, shortcut, "Hello!").statusCode()))
                .containsOnly(200);
        assertThat(Stream.of(ASHA, PAUL, CONNECTOR)
                        .map(it -> saves(it, shortcut, "No").statusCode()))
                .containsOnly(403);
        assertThat(saves(NOBODY, shortcut, "No").statusCode()).isEqualTo(403);

        assertThat(list(ASHA)).contains(entry(shortcut, "Hello!"));
        assertThat(list(PAUL)).contains(entry(shortcut, "Hello!"));
        assertThat(doors.basic(CONNECTOR, "GET", PATH, null).statusCode()).isEqualTo(403);
        assertThat(json(saves(ASHA, shortcut, "No")).path("detail").asText())
                .isEqualTo("Only supervisors write canned replies");
    }

    @Test
    void isDeletedBySupervisors() {
        saves(MAYA, shortcut, "Hello!");

        assertThat(deletes(ASHA, shortcut).statusCode()).isEqualTo(403);
        assertThat(deletes(ADAM, shortcut).statusCode()).isEqualTo(204);
        assertThat(deletes(ADAM, shortcut).statusCode()).isEqualTo(404);
        assertThat(list(ASHA)).doesNotContainKey(shortcut);
    }

    @Test
    void takesThePlaceOfTheOneThatHasItsShortcutHoweverThatIsSpelled() {
        saves(MAYA, shortcut, "Hello!");
        saves(MAYA, shortcut.toUpperCase(), "Hello again!");

        assertThat(list(ASHA)).contains(entry(shortcut, "Hello again!")).doesNotContainKey(shortcut.toUpperCase());
    }

    @Test
    void isOneAccountsOnly() {
        saves(MAYA, shortcut, "Ours");
        jdbc.sql("update canned_reply set ban = 'globex' where shortcut = :shortcut")
                .param("shortcut", shortcut)
                .update();

        assertThat(list(OLIVIA)).doesNotContainKey(shortcut);
        assertThat(deletes(OLIVIA, shortcut).statusCode()).isEqualTo(404);
        assertThat(deletes(OLIVIA, shortcut + "?ban=globex").statusCode()).isEqualTo(404);
        assertThat(saves(OLIVIA, shortcut + "?ban=globex", "Mine").statusCode()).isEqualTo(404);
        assertThat(doors.basic(OLIVIA, "GET", PATH + "?ban=globex", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void leavesBlanksToBeFilledIn() {
        var text = "Hello {{customer.firstName}} ({{customer.name}}), {{agent.name}} of {{number.label}} here.";

        assertThat(saves(MAYA, shortcut, text).statusCode()).isEqualTo(200);
        assertThat(list(ASHA)).contains(entry(shortcut, text));
    }

    @Test
    void keepsItsBlanksWithoutSpaces() {
        saves(MAYA, shortcut, "Hello {{ customer.name }}");

        assertThat(list(ASHA)).contains(entry(shortcut, "Hello {{customer.name}}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Hello {{customer.frstName}}       | There is no placeholder {{customer.frstName}}
            Hello {{customer.name}            | A placeholder begins with {{ and ends with }}
            Hello customer.name}}             | A placeholder begins with {{ and ends with }}
            Hello {{customer.name}} {{        | A placeholder begins with {{ and ends with }}
            {{agent.name}} {{constructor}}    | There is no placeholder {{constructor}}
            """)
    void isRefusedWhereACustomerWouldReadItsBraces(String text, String reason) {
        var answer = saves(MAYA, shortcut, text);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("detail").asText()).contains(reason);
        assertThat(list(ASHA)).doesNotContainKey(shortcut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks_a-lot", "Grüße", "2nd", "x"})
    void isCalledByLettersDigitsDashesAndUnderscores(String called) {
        assertThat(saves(MAYA, encoded(called), "Hello!").statusCode()).isEqualTo(200);
        assertThat(deletes(MAYA, encoded(called)).statusCode()).isEqualTo(204);
    }

    @Test
    void isNotCalledOtherwiseAndSaysSomething() {
        assertThat(saves(MAYA, "a%20b", "Hello!").statusCode()).isEqualTo(422);
        assertThat(saves(MAYA, "a.b", "Hello!").statusCode()).isEqualTo(422);
        assertThat(saves(MAYA, "x".repeat(33), "Hello!").statusCode()).isEqualTo(422);
        assertThat(saves(MAYA, shortcut, " \n ").statusCode()).isEqualTo(422);
        assertThat(saves(MAYA, shortcut, "x".repeat(4097)).statusCode()).isEqualTo(422);
        assertThat(saves(MAYA, shortcut, "x".repeat(4096)).statusCode()).isEqualTo(200);
    }

    @RepeatedTest(5)
    void isThereOnceWhenTwoSupervisorsWriteItAtOnce() throws Exception {
        list(MAYA);
        list(ADAM);

        var answers = AtOnce.all(() -> saves(MAYA, shortcut, "Maya's"), () -> saves(ADAM, shortcut, "Adam's"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(list(ASHA).get(shortcut)).isIn("Maya's", "Adam's");
    }

    private HttpResponse<String> saves(Caller caller, String shortcut, String text) {
        return doors.basic(caller, "PUT", PATH + "/" + shortcut, Written.json(Map.of("text", text)));
    }

    private HttpResponse<String> deletes(Caller caller, String shortcut) {
        return doors.basic(caller, "DELETE", PATH + "/" + shortcut, null);
    }

    private Map<String, String> list(Caller caller) {
        var texts = new LinkedHashMap<String, String>();
        json(doors.basic(caller, "GET", PATH, null))
                .path("items")
                .forEach(it ->
                        texts.put(it.path("shortcut").asText(), it.path("text").asText()));
        return texts;
    }

    private static String encoded(String shortcut) {
        return URLEncoder.encode(shortcut, StandardCharsets.UTF_8);
    }
}
