package io.parley.delivery;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Message;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.delivery.UnreliableMeta.Call;
import io.parley.delivery.UnreliableMeta.End;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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

/** Two hundred replies to twenty customers, on the real job executor, while every third call to WhatsApp goes wrong. */
@ScenarioTest
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=50",
            "camunda.bpm.job-execution.max-wait=100",
            "parley.whatsapp.read-timeout=500ms"
        })
@DirtiesContext
class StormTest {

    private static final UnreliableMeta META = new UnreliableMeta();
    private static final int CUSTOMERS = 20;
    private static final int REPLIES = 10;
    private static final Set<String> ENDED = Set.of("accepted", "sent", "delivered", "read", "unknown");

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Statuses statuses;

    @Autowired
    private RuntimeService engine;

    private final Set<Call> told = new HashSet<>();
    private long clockOffset;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        OneNumber.sendsTo(META::baseUrl, settings);
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
    void sendsNothingTwiceLeavesNothingLyingAndKeepsTheOrder() {
        var customers = Stream.generate(() -> scenario.customerWrites("Hello?"))
                .limit(CUSTOMERS)
                .toList();
        customers.parallelStream()
                .forEach(customer -> IntStream.range(0, REPLIES)
                        .forEach(number -> scenario.replies(ASHA, customer, "Reply " + number)));

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    ClockUtil.offset(clockOffset += 2_000);
                    tellWhatBecameOfThem();
                    return engine.createProcessInstanceQuery()
                                    .processDefinitionKey("delivery")
                                    .count()
                            == 0;
                });

        assertThat(customers)
                .allSatisfy(customer -> assertThat(repliesOf(customer))
                        .hasSize(REPLIES)
                        .allSatisfy(reply -> assertThat(reply.status()).isIn(ENDED)));
        assertThat(META.calls()).hasSizeGreaterThan(CUSTOMERS * REPLIES);
        assertThat(mayHaveBeenSent(Call::messageId))
                .allSatisfy((id, calls) -> assertThat(calls).hasSize(1));
        assertThat(mayHaveBeenSent(Call::customer))
                .hasSize(CUSTOMERS)
                .allSatisfy((customer, calls) -> assertThat(calls)
                        .extracting(Call::text)
                        .containsExactlyElementsOf(IntStream.range(0, REPLIES)
                                .mapToObj(it -> "Reply " + it)
                                .toList()));
    }

    /** What WhatsApp took without a word it tells of later, for half of them. */
    private void tellWhatBecameOfThem() {
        for (var call : META.calls())
            if (call.end() == End.RESET && told.add(call))
                statuses.hear(new StatusReport(
                        number(), "wamid." + call.messageId(), call.messageId(), MessageStatus.DELIVERED, null, null));
    }

    private static PhoneNumberId number() {
        return new PhoneNumberId("100000000000001");
    }

    private static Map<String, List<Call>> mayHaveBeenSent(Function<Call, String> by) {
        return META.calls().stream()
                .filter(call -> call.end().mayHaveSent)
                .collect(groupingBy(by, mapping(call -> call, toList())));
    }

    private List<Message> repliesOf(ConversationKey conversation) {
        return conversations.messages(MAYA, conversation, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .filter(message -> message.direction() == Message.Direction.OUT)
                .toList();
    }
}
