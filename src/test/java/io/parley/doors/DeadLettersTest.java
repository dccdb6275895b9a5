package io.parley.doors;

import static io.parley.doors.Caller.ADAM;
import static io.parley.doors.Caller.ASHA;
import static io.parley.doors.Caller.CONNECTOR;
import static io.parley.doors.Caller.MAYA;
import static io.parley.doors.Caller.NOBODY;
import static io.parley.doors.Caller.OLIVIA;
import static io.parley.doors.Caller.PAUL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.PhoneNumberId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** A message that could not be processed … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
class DeadLettersTest {

    private static final String DEAD_LETTERS = "/api/dead-letters";

    @Autowired
    ObjectMapper json;

    @Autowired
    DeadLetters letters;

    @Value("${parley.whatsapp.app-secret}")
    String secret;

    @LocalServerPort
    int port;

    private Doors doors;
    private String customer;

    @BeforeEach
    void aNewCustomer() throws Exception {
        doors = new Doors(port);
        customer = "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L);
        for (var letter : list()) letters.drop(letter.path("id").asLong());
    }

    @Test
    void isShownWithWhatWasWrongAndKeptWhileItStaysWrong() throws Exception {
        deliverToNumber("555000000000001");

        var letter = list().path(0);
        var replayed =
                doors.basic(ADAM, "POST", DEAD_LETTERS + "/" + letter.path("id").asText() + "/replay", null);

        assertThat(letter.path("error").asText()).contains("No account has the number 555000000000001");
        assertThat(letter.path("payload").asText()).contains(customer);
        assertThat(replayed.statusCode()).isEqualTo(404);
        assertThat(list()).hasSize(1);
    }

    @Test
    void comesInWhenItIsReplayedAfterItsCauseIsGone() throws Exception {
        var value = json.readTree(Webhook.delivery(key("100000000000001"), "wamid." + customer, "Hello"))
                .at("/entry/0/changes/0/value");
        letters.keep("whatsapp", "100000000000001", json.writeValueAsString(value), "The database was away");

        var id = list().path(0).path("id").asText();
        var replayed = doors.basic(OLIVIA, "POST", DEAD_LETTERS + "/" + id + "/replay", null);

        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(204);
        assertThat(list()).isEmpty();
        var conversation = doors.basic(ASHA, "GET", "/api/conversations/" + key("100000000000001"), null);
        assertThat(json.readTree(conversation.body()).path("state").asText()).isEqualTo("open");
    }

    @Test
    void isDroppedByAnAdmin() throws Exception {
        deliverToNumber("555000000000001");
        var letter = DEAD_LETTERS + "/" + list().path(0).path("id").asText();

        assertThat(doors.basic(ADAM, "DELETE", letter, null).statusCode()).isEqualTo(204);
        assertThat(doors.basic(ADAM, "DELETE", letter, null).statusCode()).isEqualTo(404);
        assertThat(list()).isEmpty();
    }

    @Test
    void isNobodysBusinessButAdminsAndOwners() {
        Stream.of(MAYA, ASHA, PAUL, CONNECTOR)
                .forEach(caller -> assertThat(
                                doors.basic(caller, "GET", DEAD_LETTERS, null).statusCode())
                        .as(caller.id())
                        .isEqualTo(403));
        assertThat(doors.basic(NOBODY, "GET", DEAD_LETTERS, null).statusCode()).isEqualTo(401);
    }

    private void deliverToNumber(String number) throws Exception {
        var delivery = Webhook.delivery(key(number), "wamid." + customer, "Hello");
        assertThat(new Webhook(port, secret).post(delivery)).isEqualTo(200);
    }

    private ConversationKey key(String number) {
        return new ConversationKey(new PhoneNumberId(number), customer);
    }

    private JsonNode list() throws Exception {
        return json.readTree(doors.basic(OLIVIA, "GET", DEAD_LETTERS, null).body())
                .path("items");
    }
}
