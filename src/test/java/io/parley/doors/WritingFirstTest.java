package io.parley.doors;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whoever writes first … */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.history-level=none",
            "parley.whatsapp.templates-kept-for=0s",
            "parley.whatsapp.rates[0].prefix=49",
            "parley.whatsapp.rates[0].category=utility",
            "parley.whatsapp.rates[0].amount=0.0456",
            "parley.whatsapp.rates[0].currency=EUR"
        })
@ActiveProfiles("test")
class WritingFirstTest {

    private static final String SUPPORT = "100000000000001";
    private static final String ANOTHERS = "100000000000009";
    private static final String TEMPLATE = "{\"name\":\"order_ready\",\"language\":\"en\",\"parameters\":[\"Mina\"]}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Autowired
    IdentityService identities;

    @LocalServerPort
    int port;

    private Doors doors;
    private String customer;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        settings.add("parley.whatsapp.api-base-url", META::baseUrl);
        number(settings, 0, "acme", SUPPORT, "waba-1");
        number(settings, 1, "globex", ANOTHERS, "waba-2");
    }

    private static void number(DynamicPropertyRegistry settings, int account, String ban, String number, String waba) {
        var prefix = "parley.accounts[" + account + "].";
        settings.add(prefix + "ban", () -> ban);
        settings.add(prefix + "name", () -> ban);
        settings.add(prefix + "numbers[0].phone-number-id", () -> number);
        settings.add(prefix + "numbers[0].display-number", () -> "+49 30 1234567");
        settings.add(prefix + "numbers[0].label", () -> "Support");
        settings.add(prefix + "numbers[0].access-token", () -> "a-token");
        settings.add(prefix + "numbers[0].whatsapp-business-account-id", () -> waba);
    }

    @BeforeEach
    void aNewCustomer() {
        leavesTheOtherAccount("olivia");
        META.resetAll();
        META.stubFor(get(urlPathEqualTo("/v24.0/waba-1/message_templates"))
                .withHeader("Authorization", equalTo("Bearer a-token"))
                .willReturn(okJson("""
                        {"data":[{"name":"order_ready","language":"en","status":"APPROVED","category":"UTILITY",
                          "components":[{"type":"BODY","text":"Hello {{1}}, your order is ready."}]}]}""")));
        doors = new Doors(port);
        customer = "4930" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private void leavesTheOtherAccount(String person) {
        var belongs = identities.createTenantQuery().tenantId("globex").userMember(person);
        if (belongs.count() > 0) identities.deleteTenantUserMembership("globex", person);
    }

    @ParameterizedTest
    @EnumSource(names = {"OLIVIA", "ADAM", "MAYA", "ASHA"})
    void hasTheConversation(Caller caller) throws Exception {
        var answer = writesFirst(caller, customer, UUID.randomUUID().toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var conversation = json(answer);
        assertThat(conversation.path("key").asText()).isEqualTo(SUPPORT + ":" + customer);
        assertThat(conversation.path("state").asText()).isEqualTo("assigned");
        assertThat(conversation.path("assignee").asText()).isEqualTo(caller.id());
        assertThat(conversation.has("closesAt")).isTrue();
        assertThat(conversation.has("replyWindowEndsAt")).isFalse();
        var message = json(doors.basic(caller, "GET", path("/messages"), null)).at("/items/0");
        assertThat(message.path("kind").asText()).isEqualTo("template");
        assertThat(message.path("text").asText()).isEqualTo("Hello Mina, your order is ready.");
        assertThat(message.path("status").asText()).isEqualTo("queued");
    }

    @ParameterizedTest
    @CsvSource({"PAUL, 403", "CONNECTOR, 403", "NOBODY, 403"})
    void isOneOfTheTeam(Caller caller, int status) throws Exception {
        assertThat(writesFirst(caller, customer, "first").statusCode()).isEqualTo(status);
        assertThat(doors.basic(Caller.MAYA, "GET", path(""), null).statusCode()).isEqualTo(404);
    }

    @Test
    void sendsOnceHoweverOftenTheyTryAndHoweverTheySpell() throws Exception {
        var id = UUID.randomUUID().toString();

        assertThat(writesFirst(Caller.ASHA, customer, id).statusCode()).isEqualTo(201);
        assertThat(writesFirst(Caller.ASHA, "+49 (0)30 " + customer.substring(4), id)
                        .statusCode())
                .isEqualTo(201);

        assertThat(json(doors.basic(Caller.ASHA, "GET", path("/messages"), null))
                        .path("items"))
                .hasSize(1);
        assertThat(writesFirst(Caller.MAYA, customer, id).statusCode()).isEqualTo(422);
    }

    @Test
    void isToldWhoHasTheConversationAlready() throws Exception {
        writesFirst(Caller.ASHA, customer, UUID.randomUUID().toString());

        var answer = writesFirst(Caller.MAYA, "+" + customer, UUID.randomUUID().toString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("rule").asText()).isEqualTo("R16");
        assertThat(json(answer).path("state").asText()).isEqualTo("assigned");
        assertThat(json(answer).path("assignee").asText()).isEqualTo("asha");
        assertThat(json(answer).path("detail").asText()).contains("has it since");
    }

    @Test
    void isToldThatItIsClosedUntilTheCustomerWrites() throws Exception {
        writesFirst(Caller.ASHA, customer, UUID.randomUUID().toString());
        doors.basic(Caller.ASHA, "POST", path("/resolution"), null);

        var answer = writesFirst(Caller.MAYA, customer, UUID.randomUUID().toString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("rule").asText()).isEqualTo("R13");
        assertThat(json(answer).path("detail").asText()).contains("closed until the customer writes again");
    }

    @Test
    void mayUseTemplatesOnlyUntilTheCustomerWrites() throws Exception {
        writesFirst(Caller.ASHA, customer, UUID.randomUUID().toString());

        var free = replies("{\"id\":\"free\",\"text\":\"Hello?\"}");
        var template = replies("{\"id\":\"%s\",\"template\":%s}".formatted(UUID.randomUUID(), TEMPLATE));

        assertThat(free.statusCode()).isEqualTo(409);
        assertThat(json(free).path("detail").asText()).contains("has not written yet");
        assertThat(template.statusCode()).as(template.body()).isEqualTo(201);
        var reply = json(doors.basic(Caller.ASHA, "GET", path(""), null)).at("/actions/2");
        assertThat(reply.path("action").asText()).isEqualTo("reply");
        assertThat(reply.path("rule").asText()).isEqualTo("replyWindow");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no country code    | customer            | {"number":"100000000000001","customer":"030 1234567","id":"a","template":{"name":"order_ready","language":"en","parameters":["a"]}}
            no customer        | customer            | {"number":"100000000000001","id":"a","template":{"name":"order_ready","language":"en","parameters":["a"]}}
            no template        | template            | {"number":"100000000000001","customer":"+49 30 1234567","id":"a"}
            a text instead     | template            | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","text":"Hi"}
            no name            | template.name       | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"language":"en"}}
            an unknown one     | template.name       | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"no","language":"en"}}
            another language   | template.language   | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"order_ready","language":"de"}}
            too few values     | template.parameters | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"order_ready","language":"en"}}
            values by a name   | template.parameters | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"order_ready","language":"en","parameters":{"customer":"a"}}}
            a value in a value | template.parameters | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"order_ready","language":"en","parameters":[["a"]]}}
            values as a text   | template.parameters | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"order_ready","language":"en","parameters":"a"}}
            a header too many  | template.header     | {"number":"100000000000001","customer":"+49 30 1234567","id":"a","template":{"name":"order_ready","language":"en","parameters":["a"],"header":["b"]}}
            """)
    void isToldWhichFieldIsWrong(String what, String field, String body) throws Exception {
        var answer = doors.basic(Caller.ASHA, "POST", "/api/conversations", body.strip());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void saysEitherATextOrATemplate() throws Exception {
        writesFirst(Caller.ASHA, customer, UUID.randomUUID().toString());

        assertThat(replies("{\"id\":\"a\",\"text\":\"Hi\",\"template\":" + TEMPLATE + "}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(replies("{\"id\":\"a\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void doesSoOnNumbersOfTheirOwnAccountsOnly() throws Exception {
        var body = "{\"number\":\"%s\",\"customer\":\"+49 30 1234567\",\"id\":\"a\",\"template\":%s}"
                .formatted(ANOTHERS, TEMPLATE);

        assertThat(doors.basic(Caller.OLIVIA, "POST", "/api/conversations", body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(doors.basic(Caller.OLIVIA, "GET", "/api/templates?number=" + ANOTHERS, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(META.getAllServeEvents()).isEmpty();
    }

    @Test
    void readsWhatTheTemplatesSayAndCost() throws Exception {
        var list = json(doors.basic(Caller.ASHA, "GET", "/api/templates?number=" + SUPPORT, null));

        assertThat(list.at("/items/0/name").asText()).isEqualTo("order_ready");
        assertThat(list.at("/items/0/parameters/0").asText()).isEqualTo("1");
        assertThat(list.at("/items/0/cost/words").asText()).startsWith("Charged as utility");
        assertThat(list.at("/items/0/cost").has("amount")).isFalse();
        var path = "/api/templates?number=" + SUPPORT + "&customer=";
        var here = json(doors.basic(Caller.ASHA, "GET", path + "%2B49%20170%205550100", null));
        assertThat(here.at("/items/0/cost/amount").decimalValue()).isEqualByComparingTo("0.0456");
        assertThat(here.at("/items/0/cost/currency").asText()).isEqualTo("EUR");
        assertThat(doors.basic(Caller.ASHA, "GET", path + "nobody", null).statusCode())
                .isEqualTo(422);
    }

    @Test
    void isNobodyWhoComesThroughTheEnginesOwnDoor() throws Exception {
        var key = SUPPORT + ":" + customer;
        var message = "{\"messageName\":\"agentWroteFirst\",\"businessKey\":\"" + key + "\"}";

        for (var caller : List.of(Caller.CONNECTOR, Caller.MAYA, Caller.ASHA))
            assertThat(doors.basic(caller, "POST", "/engine-rest/message", message)
                            .statusCode())
                    .isEqualTo(403);

        assertThat(doors.basic(Caller.MAYA, "GET", path(""), null).statusCode()).isEqualTo(404);
    }

    @Test
    void isToldWhenWhatsAppCannotListTheTemplates() throws Exception {
        META.resetAll();
        META.stubFor(get(urlPathEqualTo("/v24.0/waba-1/message_templates")).willReturn(serverError()));

        var list = json(doors.basic(Caller.ASHA, "GET", "/api/templates?number=" + SUPPORT, null));

        assertThat(list.path("note").asText()).contains("WhatsApp answers 500.");
    }

    private HttpResponse<String> writesFirst(Caller caller, String to, String id) {
        var body = "{\"number\":\"%s\",\"customer\":\"%s\",\"id\":\"%s\",\"template\":%s}";
        return doors.basic(caller, "POST", "/api/conversations", body.formatted(SUPPORT, to, id, TEMPLATE));
    }

    private HttpResponse<String> replies(String body) {
        return doors.basic(Caller.ASHA, "POST", path("/replies"), body);
    }

    private String path(String rest) {
        return "/api/conversations/" + SUPPORT + ":" + customer + rest;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
