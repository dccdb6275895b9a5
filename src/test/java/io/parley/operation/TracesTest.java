package io.parley.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Transactions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is logged and traced … */
@Scraped
class TracesTest {

    private static final String WEB = "org.springframework.web.servlet.mvc.method.annotation";

    @Autowired
    Collector collector;

    @Autowired
    Conversations conversations;

    @Autowired
    Transactions transactions;

    @Autowired
    HashedMark mark;

    @LocalServerPort
    int port;

    private final String customer = "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits());
    private final ConversationKey key = new ConversationKey(new PhoneNumberId("100000000000001"), customer);

    @Test
    void showsTheWayOfAMessageThroughTheRooms() throws Exception {
        connectorBrings("Hello", 201);

        await().untilAsserted(() -> assertThat(collector.heard())
                .contains("http post /api/inbound-messages")
                .contains("transactions in-one")
                .contains("lifecycle customer-wrote")
                .contains("commit"));
    }

    @Test
    void namesNoCustomerAlsoWhereItFails() throws Exception {
        connectorBrings("Only for " + customer, 201);
        get("/api/conversations/" + key, 200);
        get("/api/conversations/100000000000001:" + customer + "0", 404);

        await().untilAsserted(() -> assertThat(collector.heard()).contains("http get /api/conversations/{key}"));
        connectorBrings("Once more for " + customer, 201);
        await().untilAsserted(() -> assertThat(collector.heard().split("http post /api/inbound-messages"))
                .hasSizeGreaterThanOrEqualTo(3));
        assertThat(collector.heard()).doesNotContain(customer).doesNotContain("Only for");
    }

    @Test
    void isMarkedWhileTheConversationIsWorkedOnAndNoLonger() {
        var during = transactions.inOne(() -> {
            conversations.receive(new InboundMessage(
                    key, UUID.randomUUID().toString(), null, Content.text("…"), Instant.now(), null, true));
            return MDC.get(HashedMark.FIELD);
        });

        assertThat(during).isEqualTo(mark.of(key.toString())).matches("[0-9a-f]{12}");
        assertThat(MDC.get(HashedMark.FIELD)).isNull();
    }

    @Test
    void isMarkedWhileARequestAboutTheConversationIsAnswered() throws Exception {
        connectorBrings("Hello", 201);

        var logged = listening(() -> get("/api/conversations/" + key, 200));

        assertThat(logged).anySatisfy(event -> {
            assertThat(event.getMDCPropertyMap()).containsEntry(HashedMark.FIELD, mark.of(key.toString()));
            assertThat(event.getMDCPropertyMap()).containsKey("traceId");
        });
    }

    @Test
    void hasAMarkThatOpensslComputesToo() {
        // printf %s 100000000000001:4917012345 | openssl dgst -sha256 -hmac grains | tail -c 65 | head -c 12
        assertThat(mark.of("100000000000001:4917012345")).isEqualTo("128295d5805d");
        assertThat(new HashedMark("").of("a")).isNotEqualTo(new HashedMark("").of("a"));
    }

    private interface Deed {
        void happens() throws Exception;
    }

    private static List<ILoggingEvent> listening(Deed deed) throws Exception {
        var logger = (Logger) LoggerFactory.getLogger(WEB);
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        logger.addAppender(events);
        logger.setLevel(Level.DEBUG);
        try {
            deed.happens();
            return List.copyOf(events.list);
        } finally {
            logger.setLevel(null);
            logger.detachAppender(events);
        }
    }

    private void connectorBrings(String text, int status) throws Exception {
        var json = """
                {"number":"100000000000001","from":"%s","id":"%s","text":"%s","sentAt":"%s"}""".formatted(customer, UUID.randomUUID(), text, Instant.now());
        send(request("/api/inbound-messages", "connector").POST(BodyPublishers.ofString(json)), status);
    }

    private void get(String path, int status) throws Exception {
        send(request(path, "asha"), status);
    }

    private HttpRequest.Builder request(String path, String person) {
        var basic = Base64.getEncoder().encodeToString((person + ":demo").getBytes());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + basic);
    }

    private static void send(HttpRequest.Builder request, int status) throws Exception {
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
