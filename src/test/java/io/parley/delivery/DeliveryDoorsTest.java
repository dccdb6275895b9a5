package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.Role;
import io.parley.directory.Visitor;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A delivery, whose business key is a customer's number, … */
@ActiveProfiles("test")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DeliveryDoorsTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private static final String PASSWORD = "Correct-Horse-7-Battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Directory directory;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ManagementService jobs;

    private final ConversationKey key =
            new ConversationKey(new PhoneNumberId("100000000000001"), "4915" + System.nanoTime() % 1_000_000_000);

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        META.stubFor(post(anyUrl())
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":{\"code\":190,\"message\":\"m\"}}")));
        settings.add("parley.whatsapp.api-base-url", META::baseUrl);
        OneNumber.account(settings, 0, "acme", "100000000000001");
        OneNumber.account(settings, 1, "globex", "200000000000001");
    }

    @BeforeEach
    void replyWaits() {
        if (identities.createUserQuery().userId("gus").count() == 0) enter("gus");
        conversations.receive(new InboundMessage(
                key, "wamid." + UUID.randomUUID(), null, Content.text("Hello"), Instant.now(), null, true));
        conversations.reply(
                directory.person("asha").orElseThrow(),
                key,
                new Reply(UUID.randomUUID().toString(), "Hi"));
    }

    private void enter(String id) {
        var user = identities.newUser(id);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(id, Role.ADMIN.id());
        identities.createTenantUserMembership("globex", id);
    }

    @Test
    void isSeenByTheAccountsAdminsAndTheAnalysts() {
        assertThat(seenBy("adam")).contains(key.toString());
        assertThat(seenBy("olivia")).contains(key.toString());
        assertThat(seenBy("paul")).contains(key.toString());
    }

    @Test
    void isSeenByNobodyElse() {
        assertThat(seenBy("gus")).isEqualTo("[]");
        assertThat(seenBy("asha")).isEqualTo("[]");
        assertThat(seenBy("maya")).isEqualTo("[]");
    }

    @Test
    void isRetriedByTheAccountsAdminsOnly() {
        var job = "/engine-rest/job/" + jobOf("delivery") + "/retries";

        assertThat(status("gus", job)).isNotEqualTo(204);
        assertThat(status("asha", job)).isEqualTo(403);
        assertThat(status("paul", job)).isEqualTo(403);
        assertThat(status("adam", job)).isEqualTo(204);
        assertThat(status("adam", "/engine-rest/job/" + jobOf("conversation") + "/retries"))
                .isEqualTo(403);
    }

    @Test
    void isBegunByNobody() {
        assertThat(Visitor.caller(port, "adam")
                        .send("POST", "/engine-rest/process-definition/key/delivery/start", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private String seenBy(String person) {
        return caller(person)
                .get("/engine-rest/process-instance?processDefinitionKey=delivery&businessKey=" + key)
                .body();
    }

    private int status(String person, String path) {
        return Visitor.caller(port, person).send("PUT", path, "{\"retries\":3}").statusCode();
    }

    private Visitor caller(String person) {
        return person.equals("gus") ? Visitor.caller(port, person, PASSWORD) : Visitor.caller(port, person);
    }

    private String jobOf(String process) {
        return jobs.createJobQuery().processDefinitionKey(process).list().stream()
                .findFirst()
                .orElseThrow()
                .getId();
    }
}
