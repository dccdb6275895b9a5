package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.CONNECTOR;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.parley.conversation.CampaignDesk;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Message;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Pauses;
import io.parley.conversation.Reply;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What other inboxes got wrong on the way out, each named after its failure. */
@ScenarioTest
class PeersMistakesInSendingTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final String wamid = "wamid." + UUID.randomUUID();
    private final Reply reply = new Reply(UUID.randomUUID().toString(), "On its way.");

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Statuses statuses;

    @Autowired
    private CampaignDesk campaigns;

    @Autowired
    private Pauses pauses;

    private ConversationKey customer;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        OneNumber.sendsTo(META::baseUrl, settings);
    }

    @BeforeEach
    void customerWaits() {
        accepts();
        customer = scenario.customerWrites("Where is my order?");
    }

    /** What one test leaves in the outbox, and its number's pause, are not the next one's. */
    @AfterEach
    void everythingIsSent() {
        accepts();
        scenario.pass(Duration.ofMinutes(10));
        goOn();
        ClockUtil.reset();
        pauses.resume(customer.number(), Instant.now().plus(Duration.ofDays(2)));
    }

    private void accepts() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"" + wamid + "\"}]}")));
    }

    private static void answers(int status, int code) {
        META.resetAll();
        META.stubFor(post(anyUrl())
                .willReturn(aResponse().withStatus(status).withBody("{\"error\":{\"code\":" + code + "}}")));
    }

    @Test
    void row9_aLateStatusTookThePlaceOfAFurtherOne() {
        replied();

        hears(MessageStatus.READ);
        hears(MessageStatus.DELIVERED);
        hears(MessageStatus.SENT);

        assertThat(stored().status()).isEqualTo("read");
    }

    @Test
    void row9_aLateSentMadeAFailureLookSent() {
        replied();

        hears(MessageStatus.FAILED);
        hears(MessageStatus.SENT);

        assertThat(stored().status()).isEqualTo("failed");
    }

    @Test
    void row10_aStatusThatCameBeforeTheAnswerWasStoredWasLost() {
        conversations.reply(ASHA, customer, reply);
        hears(MessageStatus.DELIVERED);

        goOn();

        assertThat(stored().status()).isEqualTo("delivered");
    }

    @Test
    void row16_aReplyThatWaitedLongerThanTheWindowWasSentAndLookedDelivered() {
        answers(401, 190);
        conversations.reply(ASHA, customer, reply);
        goOn();
        accepts();

        scenario.pass(Duration.ofHours(24));
        goOn();

        META.verify(0, callsFor(reply));
        assertThat(stored().status()).isEqualTo("failed");
        assertThat(stored().error()).contains("24 hours ago");
    }

    @Test
    void row17_aRequestThatTheBrowserSentTwiceReachedTheCustomerTwice() {
        conversations.reply(ASHA, customer, reply);
        conversations.reply(ASHA, customer, reply);
        goOn();
        conversations.reply(ASHA, customer, reply);
        goOn();

        META.verify(1, callsFor(reply));
    }

    @Test
    void row18_aRateLimitWasTakenForAFailure() {
        answers(400, 131056);
        conversations.reply(ASHA, customer, reply);
        goOn();
        assertThat(stored().status()).isEqualTo("queued");
        assertThat(stored().error()).startsWith("Waiting");
        accepts();

        scenario.pass(Duration.ofSeconds(2));
        goOn();

        assertThat(stored().status()).isEqualTo("accepted");
    }

    @Test
    void row20_aCampaignsJobThatRanTwiceCountedTwice() {
        var message = new CampaignMessage(customer.number(), wamid, customer.customer(), "Sale", Instant.now());

        assertThat(campaigns.note(CONNECTOR, message)).isTrue();
        assertThat(campaigns.note(CONNECTOR, message)).isFalse();
    }

    private void replied() {
        conversations.reply(ASHA, customer, reply);
        goOn();
    }

    private void hears(MessageStatus status) {
        statuses.hear(new StatusReport(customer.number(), wamid, null, status, null, null));
    }

    private static RequestPatternBuilder callsFor(Reply reply) {
        return postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$.biz_opaque_callback_data", equalTo(reply.id())));
    }

    private Message stored() {
        return conversations.messages(MAYA, customer, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .filter(message -> message.id().equals(reply.id()))
                .findFirst()
                .orElseThrow();
    }

    private void goOn() {
        for (var i = 0; i < 4; i++) scenario.pass(Duration.ZERO);
    }
}
