package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.conversation.TemplateChoice;
import io.parley.conversation.TemplateDesk;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A template on its way to the customer … */
@ScenarioTest
class TemplateDeliveryTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final TemplateChoice READY = new TemplateChoice("order_ready", "en", Map.of("1", "Mina"), Map.of());

    @Autowired
    Scenario scenario;

    @Autowired
    TemplateDesk desk;

    @Autowired
    Conversations conversations;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        OneNumber.sendsTo(META::baseUrl, settings);
        settings.add("parley.accounts[0].numbers[0].whatsapp-business-account-id", () -> "waba-1");
    }

    @BeforeEach
    void freshMeta() {
        META.resetAll();
        META.stubFor(get(urlPathEqualTo("/v24.0/waba-1/message_templates")).willReturn(okJson("""
                {"data":[{"name":"order_ready","language":"en","status":"APPROVED","category":"UTILITY",
                  "components":[{"type":"BODY","text":"Hello {{1}}, your order is ready."}]}]}""")));
        accepts("wamid.accepted", "15550100");
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    private static void accepts(String wamid, String waId) {
        META.stubFor(post(anyUrl()).willReturn(okJson("""
                {"contacts":[{"input":"x","wa_id":"%s"}],
                 "messages":[{"id":"%s","message_status":"held_for_quality_assessment"}]}""".formatted(waId, wamid))));
    }

    @Test
    void isWrittenAsTheCloudApiTakesItAlthoughTheWindowIsOver() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.pass(Duration.ofHours(30));

        desk.reply(ASHA, conversation, "template-reply", READY);
        goOn();

        META.verify(postRequestedFor(urlPathEqualTo("/v24.0/100000000000001/messages"))
                .withRequestBody(equalToJson("""
                        {"messaging_product":"whatsapp","recipient_type":"individual","type":"template",
                         "to":"+%s","biz_opaque_callback_data":"template-reply",
                         "template":{"name":"order_ready","language":{"code":"en"},"components":[
                           {"type":"body","parameters":[{"type":"text","text":"Mina"}]}]}}""".formatted(conversation.customer()))));
        assertThat(messagesOf(conversation)).last().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("template");
            assertThat(it.text()).isEqualTo("Hello Mina, your order is ready.");
            assertThat(it.status()).isEqualTo("accepted");
        });
    }

    @Test
    void isNotStoppedByAFreeReplyThatWaitedTooLong() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        ClockUtil.offset(Duration.ofHours(25).toMillis());

        desk.reply(ASHA, conversation, UUID.randomUUID().toString(), READY);
        goOn();

        assertThat(messagesOf(conversation))
                .filteredOn(it -> it.direction() == Message.Direction.OUT)
                .extracting(Message::kind, Message::status)
                .containsExactly(tuple("text", "failed"), tuple("template", "accepted"));
    }

    @Test
    void isSentAgainAlthoughTheWindowIsOver() {
        var conversation = scenario.customerWrites("Where is my order?");
        META.stubFor(post(anyUrl())
                .willReturn(okJson("{\"error\":{\"code\":132015,\"message\":\"paused\"}}")
                        .withStatus(400)));
        desk.reply(ASHA, conversation, "paused", READY);
        goOn();
        assertThat(messagesOf(conversation)).last().satisfies(it -> {
            assertThat(it.status()).isEqualTo("failed");
            assertThat(it.error()).isEqualTo("WhatsApp has paused the template because of its quality.");
        });
        accepts("wamid.again", "15550100");
        scenario.pass(Duration.ofHours(30));

        conversations.sendAgain(ASHA, conversation, "paused");
        goOn();

        assertThat(messagesOf(conversation)).last().returns("accepted", Message::status);
    }

    @Test
    void isTheFirstWordToACustomerWhomWhatsAppCallsByAnotherNumber() {
        var typed = scenario.newCustomer();
        var known = scenario.newCustomer().customer();
        accepts("wamid.first", known);

        var conversation = desk.start(
                BEN, typed.number(), "+" + typed.customer(), UUID.randomUUID().toString(), READY);
        goOn();
        var answered = scenario.customerWrites(new ConversationKey(typed.number(), known), "Thanks");

        META.verify(
                postRequestedFor(anyUrl()).withRequestBody(matchingJsonPath("$.to", equalTo("+" + typed.customer()))));
        assertThat(conversation.key()).isEqualTo(typed);
        assertThat(messagesOf(typed)).extracting(Message::text).contains("Thanks");
        assertThat(answered.customer()).isEqualTo(known);
    }

    private void goOn() {
        for (var i = 0; i < 5; i++) scenario.pass(Duration.ZERO);
    }

    private List<Message> messagesOf(ConversationKey conversation) {
        return conversations
                .messages(MAYA, conversation, new PageRequest(PageRequest.LARGEST, null))
                .items();
    }
}
