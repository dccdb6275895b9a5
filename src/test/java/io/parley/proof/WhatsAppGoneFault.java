package io.parley.proof;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.delivery.OneNumber;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The network to the Graph API is gone for an hour of the engine's time, while people go on writing and replying. */
@ScenarioTest
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=50",
            "camunda.bpm.job-execution.max-wait=100",
            "parley.whatsapp.connect-timeout=500ms",
            "parley.whatsapp.read-timeout=500ms"
        })
@DirtiesContext
class WhatsAppGoneFault {

    private static final int PORT = freePort();
    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().port(PORT).stubCorsEnabled(false));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 20;
    private static final int MINUTES = 60;
    private static final Set<String> ENDED = Set.of("accepted", "unknown");

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private RuntimeService engine;

    private final Map<ConversationKey, List<String>> written = new HashMap<>();
    private final List<Called> called = new ArrayList<>();
    private long minutes;

    /** A call that WhatsApp has answered. */
    private record Called(String customer, String text, String id) {}

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        OneNumber.sendsTo(() -> "http://127.0.0.1:" + PORT, settings);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() {
        META.stop();
    }

    @Test
    void sendsEachReplyOnceAndInOrderWhenItIsBack() throws Exception {
        var customers = Stream.generate(() -> scenario.customerWrites("Hello?"))
                .limit(CUSTOMERS)
                .toList();
        var longest = 0L;
        for (var round = 0; round < Faults.ROUNDS; round++) {
            comesBack();
            replyToSome(customers);
            leaves();
            for (var minute = 0; minute < MINUTES; minute++) {
                if (minute % 10 == 0) replyToSome(customers);
                passAMinute();
            }
            assertThat(statuses(customers)).as("while WhatsApp is away").contains("queued");
            comesBack();
            var before = minutes;
            await().atMost(Duration.ofMinutes(3)).until(() -> passAMinute() && underWay() == 0);
            longest = Math.max(longest, minutes - before);
        }
        leaves();

        assertThat(statuses(customers)).allMatch(ENDED::contains);
        assertThat(called).extracting(Called::id).doesNotHaveDuplicates();
        var texts = called.stream().collect(groupingBy(Called::customer, mapping(Called::text, toList())));
        written.forEach((customer, replies) ->
                assertThat(replies).containsSubsequence(texts.getOrDefault(customer.customer(), List.of())));
        var unknown = statuses(customers).stream().filter("unknown"::equals).count();
        var replies = written.values().stream().mapToInt(List::size).sum();
        assertThat(called).hasSizeGreaterThanOrEqualTo((int) (replies - unknown));
        assertThat(engine.createIncidentQuery().count()).isZero();
        Faults.tell("WhatsApp gone for an hour", replies);
        System.out.printf(
                "  %d of the replies were on their way when it left and are marked so; all others sent within %d minutes of its return%n",
                unknown, longest);
    }

    private void comesBack() {
        META.start();
        META.stubFor(post(anyUrl())
                .willReturn(okJson("{\"messages\":[{\"id\":\"wamid.{{randomValue type='UUID'}}\"}]}")
                        .withTransformers("response-template")));
    }

    private void leaves() throws IOException {
        META.stop();
        for (var request : META.findAll(postRequestedFor(anyUrl()))) {
            var body = JSON.readTree(request.getBody());
            called.add(new Called(
                    body.path("to").asText().replace("+", ""),
                    body.at("/text/body").asText(),
                    body.path("biz_opaque_callback_data").asText()));
        }
        META.resetRequests();
    }

    private void replyToSome(List<ConversationKey> customers) {
        customers.parallelStream().forEach(customer -> {
            scenario.customerWrites(customer, "And now?");
            var text = "Reply " + UUID.randomUUID();
            scenario.replies(ASHA, customer, text);
            synchronized (written) {
                written.computeIfAbsent(customer, it -> new ArrayList<>()).add(text);
            }
        });
    }

    private boolean passAMinute() throws InterruptedException {
        ClockUtil.offset(Duration.ofMinutes(++minutes).toMillis());
        Thread.sleep(100);
        return true;
    }

    private long underWay() {
        return engine.createProcessInstanceQuery()
                .processDefinitionKey("delivery")
                .count();
    }

    private List<String> statuses(List<ConversationKey> customers) {
        return customers.stream()
                .flatMap(customer ->
                        conversations
                                .messages(MAYA, customer, new PageRequest(PageRequest.LARGEST, null))
                                .items()
                                .stream())
                .filter(message -> message.direction() == Message.Direction.OUT)
                .map(Message::status)
                .toList();
    }
}
