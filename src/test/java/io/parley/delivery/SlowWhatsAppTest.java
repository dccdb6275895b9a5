package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A WhatsApp that takes its time … */
@ScenarioTest
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=50",
            "camunda.bpm.job-execution.max-wait=100"
        })
@DirtiesContext
class SlowWhatsAppTest {

    private static final Duration SLOW = Duration.ofSeconds(6);
    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(40));

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        META.stubFor(post(anyUrl())
                .willReturn(okJson("{\"messages\":[{\"id\":\"wamid.slow\"}]}").withFixedDelay((int) SLOW.toMillis())));
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
    void keepsNoTimerWaiting() {
        var silent = scenario.customerWrites("Hello?");
        scenario.assign(MAYA, silent, BEN);
        var busy = Stream.generate(() -> scenario.customerWrites("Where is it?"))
                .limit(20)
                .toList();
        busy.forEach(customer -> scenario.replies(ASHA, customer, "On its way."));
        await().until(() -> busy.stream().anyMatch(customer -> replyTo(customer).equals("sending")));

        ClockUtil.offset(Duration.ofHours(48).plusMinutes(1).toMillis());

        await().atMost(SLOW.minusSeconds(1))
                .until(() -> scenario.of(silent).stands().state().equals("closed"));
        assertThat(busy).noneMatch(customer -> replyTo(customer).equals("accepted"));
    }

    private String replyTo(ConversationKey customer) {
        return conversations.messages(MAYA, customer, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .filter(message -> message.direction() == Message.Direction.OUT)
                .map(message -> String.valueOf(message.status()))
                .findFirst()
                .orElse("");
    }
}
