package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Deliveries;
import io.parley.conversation.DeliverySweep;
import io.parley.conversation.Invalid;
import io.parley.conversation.Message;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Refusal;
import io.parley.conversation.Reply;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.scenario.EveryPathIsWalked;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A reply on its way to the customer … */
@ScenarioTest
@Import(EveryPathIsWalked.Footprints.class)
class DeliveryTest {

    @RegisterExtension
    static final EveryPathIsWalked GATE = new EveryPathIsWalked("delivery");

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Autowired
    Scenario scenario;

    @Autowired
    Conversations conversations;

    @Autowired
    Statuses statuses;

    @Autowired
    DeliverySweep sweep;

    @Autowired
    RuntimeService engine;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        OneNumber.sendsTo(META::baseUrl, settings);
        settings.add("parley.whatsapp.read-timeout", () -> "500ms");
    }

    @BeforeEach
    void freshMeta() {
        META.resetAll();
        accepts();
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    private static void accepts() {
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.accepted\"}]}")));
    }

    private static void answers(int status, String error) {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(error)));
    }

    private static String error(int code) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"m\",\"error_data\":{\"details\":\"some details\"}}}";
    }

    private ConversationKey replied(String... texts) {
        var conversation = scenario.customerWrites("Where is my order?");
        for (var text : texts) scenario.replies(ASHA, conversation, text);
        return conversation;
    }

    private void goOn() {
        for (var i = 0; i < 5; i++) scenario.pass(Duration.ZERO);
    }

    private List<Message> repliesOf(ConversationKey conversation) {
        return conversations.messages(MAYA, conversation, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .filter(message -> message.direction() == Message.Direction.OUT)
                .toList();
    }

    private long runs(ConversationKey conversation) {
        return engine.createProcessInstanceQuery()
                .processDefinitionKey("delivery")
                .processInstanceBusinessKey(conversation.toString())
                .count();
    }

    private void hear(ConversationKey conversation, @Nullable String id, String wamid, MessageStatus status) {
        statuses.hear(new StatusReport(conversation.number(), wamid, id, status, null, null));
    }

    @Test
    void isSentOnceInOrderByOneRun() {
        var conversation = replied("On its way.", "Anything else?");
        assertThat(runs(conversation)).isEqualTo(1);

        goOn();

        assertThat(repliesOf(conversation)).extracting(Message::status).containsExactly("accepted", "accepted");
        assertThat(META.findAll(postRequestedFor(anyUrl())))
                .extracting(request -> request.getBodyAsString().contains("On its way."))
                .containsExactly(true, false);
        META.verify(
                2,
                postRequestedFor(anyUrl())
                        .withHeader(
                                "Authorization",
                                com.github.tomakehurst.wiremock.client.WireMock.equalTo("Bearer a-token"))
                        .withRequestBody(matchingJsonPath("$.biz_opaque_callback_data"))
                        .withRequestBody(matchingJsonPath("$.to")));
        assertThat(runs(conversation)).isZero();
    }

    @Test
    void quotesWhatItAnswersByWhatsAppsId() {
        var conversation = replied("On its way.");
        var first = repliesOf(conversation).get(0);
        goOn();

        conversations.reply(ASHA, conversation, new Reply("quoting-ours", "See above.").quoting(first.id()));
        goOn();

        META.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$.context.message_id", equalTo("wamid.accepted"))));
    }

    @Test
    void quotesOnlyWhatItsConversationHas() {
        var conversation = replied("On its way.");

        assertThatThrownBy(() -> conversations.reply(ASHA, conversation, new Reply("a", "b").quoting("elsewhere")))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void isQuotedByTheCustomerUnderOurId() {
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.quoted\"}]}")));
        var conversation = replied("On its way.");
        goOn();

        conversations.receive(scenario.message(conversation, "Thanks!").quoting("wamid.quoted"));

        assertThat(conversations
                        .messages(MAYA, conversation, new PageRequest(PageRequest.LARGEST, null))
                        .items()
                        .get(2)
                        .content()
                        .quotes())
                .isEqualTo(repliesOf(conversation).get(0).id());
    }

    @Test
    void failsForGoodInWordsAndTheRestGoesOn() {
        answers(400, error(131026));
        var conversation = replied("One", "Two");

        goOn();

        assertThat(repliesOf(conversation)).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo("failed");
            assertThat(it.error()).contains("cannot be delivered");
        });
        assertThat(runs(conversation)).isZero();
    }

    @Test
    void isNotTriedAgainAfterAnUnknownCode() {
        answers(400, error(999));
        var conversation = replied("One");

        goOn();

        assertThat(repliesOf(conversation)).first().returns("999: some details", Message::error);
    }

    @Test
    void isTriedAgainLater() {
        answers(503, error(131016));
        var conversation = replied("One");
        goOn();
        assertThat(repliesOf(conversation)).first().returns("queued", Message::status);
        META.resetAll();
        accepts();

        scenario.pass(Duration.ofSeconds(2));
        goOn();

        assertThat(repliesOf(conversation)).first().returns("accepted", Message::status);
    }

    @Test
    void isNeverSentTwiceWhenNobodyKnows() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        var conversation = replied("One");
        goOn();
        assertThat(repliesOf(conversation)).first().returns("unknown", Message::status);

        scenario.pass(Duration.ofMinutes(2));
        goOn();

        assertThat(repliesOf(conversation)).first().returns("May not have been sent: send again?", Message::error);
        META.verify(1, postRequestedFor(anyUrl()));
        assertThat(runs(conversation)).isZero();
    }

    @Test
    void isKnownAgainByAStatus() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(1500)));
        var conversation = replied("One");
        goOn();

        hear(conversation, repliesOf(conversation).get(0).id(), "wamid.x", MessageStatus.DELIVERED);
        goOn();

        assertThat(repliesOf(conversation)).first().returns("delivered", Message::status);
        assertThat(repliesOf(conversation)).first().returns(null, Message::error);
        assertThat(runs(conversation)).isZero();
        META.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void staysQueuedWhileItsNumberIsPaused() {
        answers(401, error(190));
        var conversation = replied("One");
        goOn();
        assertThat(repliesOf(conversation)).first().returns("queued", Message::status);
        META.resetAll();
        accepts();

        scenario.pass(Duration.ofMinutes(5));
        goOn();

        assertThat(repliesOf(conversation)).first().returns("accepted", Message::status);
    }

    @Test
    void keepsTheFurthestStatusAndEarlyOnes() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.early\"}]}")));
        var conversation = replied("One");
        hear(conversation, null, "wamid.early", MessageStatus.READ);
        goOn();

        hear(conversation, null, "wamid.early", MessageStatus.SENT);

        assertThat(repliesOf(conversation)).first().returns("read", Message::status);
    }

    @Test
    void isRefusedWhenTheReplyWindowIsOver() {
        var conversation = replied("One");
        goOn();
        scenario.pass(Duration.ofHours(24));

        assertThatThrownBy(() -> scenario.replies(ASHA, conversation, "Late"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("24 hours ago");
    }

    @Test
    void closesTheWindowWhenWhatsAppSaysSo() {
        answers(400, error(131047));
        var conversation = replied("One");

        goOn();

        assertThatThrownBy(() -> scenario.replies(ASHA, conversation, "Two")).isInstanceOf(Refusal.class);
    }

    @Test
    void leavesTheWindowOpenThatTheCustomerOpenedSince() {
        var conversation = replied("One");
        goOn();
        var refused = new StatusReport(
                conversation.number(),
                "wamid.accepted",
                repliesOf(conversation).get(0).id(),
                MessageStatus.FAILED,
                Deliveries.WINDOW_OVER,
                clock.instant());
        statuses.hear(refused);
        assertThatThrownBy(() -> scenario.replies(ASHA, conversation, "Two")).isInstanceOf(Refusal.class);
        scenario.pass(Duration.ofSeconds(5));
        scenario.customerWrites(conversation, "Hello?");

        statuses.hear(refused);

        scenario.replies(ASHA, conversation, "Three");
        assertThat(repliesOf(conversation)).hasSize(2);
    }

    @Test
    void isSentAgainWhenAPersonWantsIt() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        var conversation = replied("One");
        goOn();
        scenario.pass(Duration.ofMinutes(2));
        goOn();
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.second\"}]}")));
        var reply = repliesOf(conversation).get(0).id();

        assertThatThrownBy(() -> conversations.sendAgain(MAYA, conversation, reply))
                .isInstanceOf(Refusal.class);
        assertThat(conversations.sendAgain(ASHA, conversation, reply).status()).isEqualTo("queued");
        goOn();

        assertThat(repliesOf(conversation)).first().returns("accepted", Message::status);
        assertThatThrownBy(() -> conversations.sendAgain(ASHA, conversation, reply))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Only what failed");
    }

    @Test
    void isNotFailedByWhatIsToldOfAnEarlierTry() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.try-1\"}]}")));
        var conversation = replied("One");
        goOn();
        var reply = repliesOf(conversation).get(0).id();
        hear(conversation, reply, "wamid.try-1", MessageStatus.FAILED);
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.try-2\"}]}")));

        conversations.sendAgain(ASHA, conversation, reply);
        hear(conversation, reply, "wamid.try-1", MessageStatus.FAILED);
        goOn();
        assertThat(repliesOf(conversation)).first().returns("accepted", Message::status);

        hear(conversation, reply, "wamid.try-2", MessageStatus.DELIVERED);
        assertThat(repliesOf(conversation)).first().returns("delivered", Message::status);
    }

    @Test
    void isSweptUpWhenNothingDeliversIt() {
        var conversation = replied("One");
        engine.createProcessInstanceQuery()
                .processDefinitionKey("delivery")
                .processInstanceBusinessKey(conversation.toString())
                .list()
                .forEach(run -> engine.deleteProcessInstance(run.getId(), "as if it had never begun"));

        sweep.sweep();
        sweep.sweep();
        assertThat(runs(conversation)).isEqualTo(1);
        goOn();

        assertThat(repliesOf(conversation)).first().returns("accepted", Message::status);
    }

    @Test
    void holdsTheWholeNumberBackWhenItSendsTooFast() {
        answers(400, error(130429));
        var first = replied("One");
        goOn();
        META.resetAll();
        accepts();

        var second = replied("Two");
        goOn();
        assertThat(repliesOf(second)).first().returns("queued", Message::status);
        scenario.pass(Duration.ofSeconds(2));
        goOn();

        assertThat(repliesOf(first)).first().returns("accepted", Message::status);
        assertThat(repliesOf(second)).first().returns("accepted", Message::status);
    }

    @Test
    void learnsWhatWhatsAppCallsTheCustomer() {
        META.resetAll();
        META.stubFor(post(anyUrl()).willReturn(okJson("""
                {"contacts":[{"input":"x","wa_id":"999%s"}],"messages":[{"id":"wamid.accepted"}]}""".formatted(System.nanoTime()))));
        var conversation = replied("One");

        goOn();

        assertThat(scenario.of(conversation).customer().phone()).startsWith("999");
        assertThat(scenario.of(conversation).key()).isEqualTo(conversation);
    }
}
