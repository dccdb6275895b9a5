package io.parley.directory;

import static io.parley.directory.Access.Who.ELSEWHERE;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Role;
import io.parley.directory.Access.Who;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every endpoint of a running application, called by every role … */
abstract class EveryDoor {

    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");
    private static final AtomicLong CUSTOMERS = new AtomicLong(4_917_000_000_000L);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private ApplicationContext house;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private Conversations conversations;

    @Autowired
    private IdentityService identities;

    @LocalServerPort
    int port;

    /** All that this application should answer to; what is called is in the test's {@code table()}. */
    abstract Stream<Access> tables();

    private static final String PASSWORD = "of-another-account";
    private static final ConversationKey UNKNOWN = new ConversationKey(new PhoneNumberId("999"), "4917");

    @BeforeEach
    void somebodyOfAnotherAccount() {
        var gil = identities.newUser(ELSEWHERE.id);
        gil.setPassword(PASSWORD);
        identities.saveUser(gil);
        identities.createMembership(ELSEWHERE.id, Role.ADMIN.id());
        identities.createTenantUserMembership("globex", ELSEWHERE.id);
    }

    @AfterEach
    void leave() {
        identities.deleteUser(ELSEWHERE.id);
    }

    @Test
    void hasALineInTheTable() {
        var lines = tables().map(Access::toString).toList();

        assertThat(lines)
                .as("Say in src/test/resources/access*.txt who may call each endpoint, and no others")
                .containsExactlyInAnyOrderElementsOf(Endpoints.of(house, servlets));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void letsInWhomTheTableNames(Access access) {
        for (var who : Who.values()) {
            var answer = call(access, who, conversation());
            assertThat(saidOf(answer, access, who))
                    .as("%s by %s was answered %s %s", access, who, answer.status(), answer.body())
                    .isEqualTo(access.expected().get(who));
        }
    }

    private String saidOf(Answer answer, Access access, Who who) {
        if (answer.status() == 401 || answer.status() == 500) return String.valueOf(answer.status());
        if (answer.status() == 403) return "no";
        return access.isAboutAConversation() && isAnswerOfNothing(answer, access, who) ? "hidden" : "yes";
    }

    private boolean isAnswerOfNothing(Answer answer, Access access, Who who) {
        var ofNothing = call(access, who, UNKNOWN);
        return answer.status() == ofNothing.status() && withoutKey(answer).equals(withoutKey(ofNothing));
    }

    private static String withoutKey(Answer answer) {
        return answer.body()
                .replaceAll("(%s|999)(:\\d+)?".formatted(SUPPORT.value()), "it")
                .replaceAll("(?<=_csrf\" value=\")[^\"]+", "token");
    }

    private ConversationKey conversation() {
        var key = new ConversationKey(SUPPORT, String.valueOf(CUSTOMERS.incrementAndGet()));
        var hello = Content.text("Hello");
        var id = UUID.randomUUID().toString();
        conversations.receive(new InboundMessage(key, id, "Mina Park", hello, Instant.now(), null, true));
        return key;
    }

    private Answer call(Access access, Who who, ConversationKey key) {
        var visitor = who.id == null
                ? Visitor.nobody(port)
                : Visitor.caller(port, who.id, who == ELSEWHERE ? PASSWORD : "demo");
        var body = filled(access.body(), key);
        var request = visitor.request(
                        filled(access.path() + access.query(), key).replaceAll("[*]+", "it"))
                .header("Content-Type", "application/json")
                // As a page of ours would send it, signed in or not.
                .header("Cookie", "PARLEY-XSRF=token")
                .header("X-PARLEY-XSRF", "token")
                .method(access.method(), body.isEmpty() ? noBody() : ofString(body));
        return begin(request.build());
    }

    private record Answer(int status, String body) {}

    /** An event stream has no end: that it begins is enough. */
    private static Answer begin(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofInputStream());
            var isStream =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            try (var body = answer.body()) {
                return new Answer(answer.statusCode(), isStream ? "" : new String(body.readAllBytes(), UTF_8));
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String filled(String template, ConversationKey key) {
        return template.replaceAll("\\{version:[^}]*}", "v24.0")
                .replaceAll("\\{(media:[^}]*|account|address)}", "1")
                .replace("{key}", key.toString())
                .replace("{number}", key.number().value())
                .replace("{customer}", key.customer())
                .replace("{ban}", key == UNKNOWN ? "nowhere" : "acme")
                .replace("{uuid}", UUID.randomUUID().toString())
                .replace("{id}", "1")
                .replaceAll("\\{(name|shortcut)}", "vip");
    }
}
