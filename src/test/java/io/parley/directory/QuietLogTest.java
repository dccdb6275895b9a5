package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import io.parley.doors.Webhook;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The log, at its most talkative … */
@House
@ExtendWith(OutputCaptureExtension.class)
class QuietLogTest {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.parley");
    private static final String SECRET = "demo-app-secret";
    private static final String TEXT = "Walnut-Whisper";
    private static final String NAME = "Mina Park";
    private static final String GUESS = "Guess-Nr-5";

    @LocalServerPort
    private int port;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identities;

    private final String customer = "4917" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
    private final String id = "wamid.HBgM" + customer;
    private final ConversationKey key = new ConversationKey(new PhoneNumberId("100000000000001"), customer);

    @BeforeEach
    void talk() {
        OURS.setLevel(Level.DEBUG);
    }

    @AfterEach
    void talkLess() {
        OURS.setLevel(null);
        identities.unlockUser("asha");
    }

    @Test
    void saysNothingOfPeople(CapturedOutput log) throws Exception {
        aWholeLife();
        whatGoesWrong();

        assertThat(log.getAll())
                .as("something must have been logged, or this shows nothing")
                .contains("could not be processed", "no configured app secret")
                .doesNotContain(customer, customer.substring(2), id, TEXT, NAME, GUESS, SECRET, "demo-verify-token");
    }

    private void aWholeLife() throws Exception {
        var whatsapp = new Webhook(port, SECRET);
        assertThat(whatsapp.post(Webhook.delivery(key, id, TEXT))).isEqualTo(200);
        assertThat(whatsapp.post(Webhook.delivery(key, id, TEXT))).isEqualTo(200);
        act("PUT", "/pick-up", null);
        act("POST", "/replies", "{\"id\":\"%s\",\"text\":\"%s\"}".formatted(customer, TEXT));
        act("POST", "/notes", "{\"id\":\"%s\",\"text\":\"%s\"}".formatted(customer, TEXT));
        management.createJobQuery().messages().list().stream().map(Job::getId).forEach(this::send);
        assertThat(whatsapp.post(status("failed"))).isEqualTo(200);
        act("POST", "/resolution", null);
        assertThat(whatsapp.post(Webhook.delivery(key, id + "2", TEXT))).isEqualTo(200);
    }

    private void whatGoesWrong() throws Exception {
        var whatsapp = new Webhook(port, SECRET);
        var elsewhere = new ConversationKey(new PhoneNumberId("999"), customer);
        assertThat(whatsapp.post(Webhook.delivery(elsewhere, id, TEXT))).isEqualTo(200);
        assertThat(whatsapp.post(
                        Webhook.delivery(key, id + "3", TEXT).replace("\"timestamp\":\"", "\"timestamp\":\"x")))
                .isEqualTo(200);
        assertThat(new Webhook(port, "another-secret").post(Webhook.delivery(key, id, TEXT)))
                .isEqualTo(401);
        act("POST", "/replies", "{\"id\":\"%s\",\"text\":\"%s".formatted(customer, TEXT));
        Visitor.caller(port, "asha").get("/api/conversations?query=" + TEXT + "&cursor=" + customer);
        Visitor.caller(port, "asha").get("/inbox/conversations/" + key + "x");
        Visitor.caller(port, customer, GUESS).get("/api/tags");
        Visitor.nobody(port).signIn("asha", GUESS);
    }

    private void act(String method, String path, String json) {
        Visitor.caller(port, "asha").send(method, "/api/conversations/" + key + path, json);
    }

    private void send(String job) {
        try {
            management.executeJob(job);
        } catch (RuntimeException noWhatsApp) {
            assertThat(noWhatsApp).isNotNull();
        }
    }

    private String status(String status) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s","display_phone_number":"4930"},
                 "statuses":[{"id":"%s","status":"%s","timestamp":"1700000000","recipient_id":"%s",
                  "errors":[{"code":131026,"title":"%s"}]}]}}]}]}""".formatted(key.number(), id, status, customer, TEXT);
    }
}
