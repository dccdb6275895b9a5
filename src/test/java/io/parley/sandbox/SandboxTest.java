package io.parley.sandbox;

import static io.parley.sandbox.Wire.SUPPORT;
import static io.parley.sandbox.Wire.json;
import static io.parley.sandbox.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The sandbox, over real HTTP … */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"parley.sandbox.sent-after=20ms", "parley.sandbox.delivered-after=50ms"})
@ActiveProfiles({"test", "sandbox"})
@Import(HeardWebhooks.class)
class SandboxTest {

    @Autowired
    HeardWebhooks webhooks;

    @LocalServerPort
    int port;

    private Wire wire;
    private String customer;

    @BeforeEach
    void aNewCustomer() {
        wire = new Wire(port);
        customer = "4915" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    @AfterEach
    void forget() throws Exception {
        wire.phone("POST", "/phone/reset", "");
    }

    @Test
    void opensAConversationWhenACustomerWrites() throws Exception {
        var written = writes("Wo ist meine Lampe? 💡");

        assertThat(written).isEqualTo(202);
        await().untilAsserted(() -> assertThat(tickOf(0)).isEqualTo("delivered"));
        var conversation = wire.phone("GET", "/api/conversations/" + SUPPORT + ":" + customer, "");
        assertThat(json(conversation).path("state").asText()).isEqualTo("open");
        assertThat(json(conversation).at("/lastMessage/text").asText()).isEqualTo("Wo ist meine Lampe? 💡");
        assertThat(json(conversation).at("/customer/name").asText()).isEqualTo("Nora Winter");
    }

    @Test
    void answersLikeWhatsApp() throws Exception {
        var answer = wire.tries(customer, "On its way");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(json(answer).at("/contacts/0/input").asText()).isEqualTo("+" + customer);
        assertThat(json(answer).at("/contacts/0/wa_id").asText()).isEqualTo(customer);
        assertThat(json(answer).at("/messages/0/id").asText()).startsWith("wamid.");
    }

    @Test
    void reportsSentAndDeliveredSignedAndInOrder() throws Exception {
        var id = wire.sends(customer, "On its way");

        await().untilAsserted(() -> assertThat(webhooks.statusesOf(id)).containsExactly("sent", "delivered"));
        assertThat(webhooks.with(id)).allSatisfy(it -> {
            assertThat(it.answer()).isEqualTo(200);
            assertThat(it.body()).contains("\"biz_opaque_callback_data\":\"our-id\"", "\"recipient_id\":\"" + customer);
        });
    }

    @Test
    void reportsReadOnceThePhoneShowsIt() throws Exception {
        var id = wire.sends(customer, "On its way");
        await().untilAsserted(() -> assertThat(tickOf(0)).isEqualTo("delivered"));
        assertThat(webhooks.statusesOf(id)).doesNotContain("read");

        looks();
        looks();

        await().untilAsserted(() -> assertThat(tickOf(0)).isEqualTo("read"));
        assertThat(webhooks.statusesOf(id)).containsExactly("sent", "delivered", "read");
    }

    @Test
    void reportsReadAfterDeliveredHoweverEarlyItWasSeen() throws Exception {
        var id = wire.sends(customer, "On its way");

        looks();

        await().untilAsserted(() -> assertThat(webhooks.statusesOf(id)).containsExactly("sent", "delivered", "read"));
    }

    @Test
    void showsTheCustomerWhatTheBusinessHasRead() throws Exception {
        writes("Hello?");
        await().untilAsserted(() -> assertThat(tickOf(0)).isEqualTo("delivered"));
        var id = chat().at("/messages/0/id").asText();

        var answer = wire.graph(SUPPORT, "Bearer sandbox-token", """
                {"messaging_product":"whatsapp","status":"read","message_id":"%s",
                 "typing_indicator":{"type":"text"}}""".formatted(id));

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(tickOf(0)).isEqualTo("read");
        assertThat(chat().path("typing").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer guess", "Bearer ", "Basic c2FuZGJveA=="})
    void wantsTheNumbersToken(String authorization) throws Exception {
        var answer = wire.graph(SUPPORT, authorization, text(customer, "On its way"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(190);
        assertThat(json(answer).at("/error/type").asText()).isEqualTo("OAuthException");
        assertThat(json(answer).at("/error/error_data/messaging_product").asText())
                .isEqualTo("whatsapp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no JSON                                                                    | 100
                    {"to":"+4915","type":"text","text":{"body":"Hi"}}                          | 100
                    {"messaging_product":"whatsapp","type":"text","text":{"body":"Hi"}}        | 100
                    {"messaging_product":"whatsapp","to":"+491512345678","type":"text"}        | 131008
                    {"messaging_product":"whatsapp","to":"+491512345678","text":{"body":" "}}  | 131008
                    {"messaging_product":"whatsapp","to":"a b/c","text":{"body":"Hi"}}         | 131009
                    """)
    void refusesWhatWhatsAppRefuses(String body, int code) throws Exception {
        var answer = wire.graph(SUPPORT, "Bearer sandbox-token", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void knowsOnlyTheNumbersThereAre() throws Exception {
        var answer = wire.graph("999", "Bearer sandbox-token", text(customer, "Hi"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/error_subcode").asInt()).isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({"131056, 400", "131016, 500", "190, 401", "2, 503"})
    void refusesWithTheCodeItWasTold(int code, int status) throws Exception {
        wire.trouble(customer, "{\"refuse\":" + code + "}");

        var answer = wire.tries(customer, "On its way");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(code);
        assertThat(chat().path("messages")).isEmpty();
        assertThat(wire.tries("4915100000000", "Another's").statusCode()).isEqualTo(200);
    }

    @Test
    void listsItsTemplatesPageByPage() throws Exception {
        var page = json(wire.exchange(
                "GET",
                "/sandbox/graph/v24.0/200000000000001/message_templates?limit=2&after=1",
                "Bearer sandbox-token",
                ""));

        assertThat(page.path("data")).hasSize(2);
        assertThat(page.at("/paging/cursors/after").asText()).isEqualTo("3");
        assertThat(page.path("paging").has("next")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer guess"})
    void listsItsTemplatesToWhoeverHasTheToken(String authorization) throws Exception {
        var path = "/sandbox/graph/v24.0/%s/message_templates";

        assertThat(wire.exchange("GET", path.formatted("200000000000001"), authorization, "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(wire.exchange("GET", path.formatted("999"), "Bearer sandbox-token", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsATemplateFilledIn() throws Exception {
        var answer = sendsTemplate("""
                {"name":"about_your_request","language":{"code":"en"},"components":[
                 {"type":"header","parameters":[{"type":"text","parameter_name":"subject","text":"your lamp"}]},
                 {"type":"body","parameters":[{"type":"text","parameter_name":"agent","text":"Asha"},
                                              {"type":"text","parameter_name":"customer","text":"Nora"}]}]}""");

        assertThat(json(answer).at("/messages/0/message_status").asText()).isEqualTo("accepted");
        assertThat(chat().at("/messages/0/text").asText())
                .isEqualTo(
                        "About your lamp\n\nHello Nora, Asha here. We have news for you: reply, and I will tell you more.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":"nothing","language":{"code":"en"}}                                 | 132001
                    {"name":"order_ready","language":{"code":"fr"}}                             | 132001
                    {"name":"winter_lamps","language":{"code":"en"}}                            | 132001
                    {"name":"order_ready","language":{"code":"en"}}                             | 132000
                    {"name":"about_your_request","language":{"code":"en"},"components":[{"type":"header","parameters":[{"type":"text","text":"x"}]}]} | 132012
                    """)
    void refusesTemplatesAsWhatsAppDoes(String template, int code) throws Exception {
        assertThat(json(sendsTemplate(template)).at("/error/code").asInt()).isEqualTo(code);
    }

    private HttpResponse<String> sendsTemplate(String template) throws Exception {
        return wire.graph(SUPPORT, "Bearer sandbox-token", """
                {"messaging_product":"whatsapp","to":"+%s","type":"template","template":%s}""".formatted(customer, template));
    }

    @Test
    void failsAMessageLaterWhenToldSo() throws Exception {
        wire.trouble(Troubles.EVERYBODY, "{\"refuse\":131026,\"later\":true}");

        var id = wire.sends(customer, "On its way");

        await().untilAsserted(() -> assertThat(webhooks.statusesOf(id)).containsExactly("failed"));
        assertThat(webhooks.with(id).get(0).body()).contains("\"code\":131026");
    }

    @Test
    void isAsSlowAsItWasTold() throws Exception {
        wire.trouble(customer, "{\"slow\":1}");
        var begin = System.nanoTime();

        var answer = wire.tries(customer, "On its way");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void dropsTheConnectionAfterAccepting() throws Exception {
        wire.trouble(customer, "{\"hangUp\":true}");

        assertThatThrownBy(() -> wire.tries(customer, "Did it arrive?")).isInstanceOf(IOException.class);

        await().untilAsserted(() -> assertThat(tickOf(0)).isEqualTo("delivered"));
        assertThat(chat().path("messages")).hasSize(1);
        assertThat(webhooks.with("our-id").stream().filter(it -> it.body().contains(customer)))
                .hasSize(2);
    }

    @Test
    void deliversTwice() throws Exception {
        wire.trouble(customer, "{\"twice\":true}");

        var id = wire.sends(customer, "On its way");
        writes("Once?");

        await().untilAsserted(() ->
                assertThat(webhooks.statusesOf(id)).containsExactly("sent", "sent", "delivered", "delivered"));
        await().untilAsserted(() -> assertThat(webhooks.with("Once?")).hasSize(2));
    }

    @Test
    void deliversOutOfOrderAndBeforeItAnswers() throws Exception {
        wire.trouble(customer, "{\"shuffled\":true}");

        var id = wire.sends(customer, "On its way");

        assertThat(webhooks.statusesOf(id)).containsExactly("delivered", "sent");
    }

    @Test
    void forgetsEverythingWhenReset() throws Exception {
        wire.trouble(customer, "{\"refuse\":2}");
        writes("Hello?");

        wire.phone("POST", "/phone/reset", "");

        assertThat(chat().path("chats")).isEmpty();
        assertThat(chat().path("messages")).isEmpty();
        assertThat(chat().path("troubles")).isEmpty();
    }

    @Test
    void refusesWhatIsNoPhoneNumber() throws Exception {
        customer = "nobody";

        assertThat(writes("Hello?")).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/phone", "/phone/phone.js", "/phone/numbers", "/phone/chats?number=100000000000001"})
    void isThereForPeopleOnly(String path) throws Exception {
        assertThat(wire.exchange("GET", path, "", "").statusCode()).isEqualTo(401);
        assertThat(wire.phone("GET", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void isOnTheListOfWhereToGo() throws Exception {
        assertThat(wire.phone("GET", "/sign-in", "").body()).contains("href=\"/phone\"");
    }

    private int writes(String text) throws Exception {
        var body = "{\"number\":\"%s\",\"customer\":\"%s\",\"name\":\"Nora Winter\",\"text\":\"%s\"}";
        return wire.phone("POST", "/phone/messages", body.formatted(SUPPORT, customer, text))
                .statusCode();
    }

    private void looks() throws Exception {
        wire.phone("POST", "/phone/looks", "{\"number\":\"%s\",\"customer\":\"%s\"}".formatted(SUPPORT, customer));
    }

    private JsonNode chat() throws Exception {
        return json(wire.phone("GET", "/phone/chats?number=" + SUPPORT + "&customer=" + customer, ""));
    }

    private String tickOf(int message) throws Exception {
        return chat().at("/messages/" + message + "/tick").asText();
    }
}
