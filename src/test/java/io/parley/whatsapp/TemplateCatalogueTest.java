package io.parley.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Template;
import io.parley.conversation.TemplateChoice;
import io.parley.conversation.TemplateCost;
import io.parley.conversation.TemplateList;
import io.parley.conversation.Unavailable;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The list of templates … */
class TemplateCatalogueTest {

    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");
    private static final PhoneNumberId ORDERS = new PhoneNumberId("100000000000002");
    private static final PhoneNumberId WITHOUT_ACCOUNT = new PhoneNumberId("100000000000003");
    private static final String LIST = "/v24.0/waba-1/message_templates";
    private static final String READY = template("order_ready", "en", "APPROVED", "UTILITY", "POSITIONAL", """
            {"type":"HEADER","format":"TEXT","text":"Order {{1}}"},
            {"type":"BODY","text":"Hello {{1}}, come by until {{2}}. Yours, {{1}}"},
            {"type":"FOOTER","text":"Open till six"},
            {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Thanks"}]}""");
    private static final String NAMED = template("news", "en", "APPROVED", "MARKETING", "NAMED", """
            {"type":"BODY","text":"Hello {{customer}}, {{agent}} here."}""");
    private static final String CODE = template("code", "en", "APPROVED", "AUTHENTICATION", "POSITIONAL", """
            {"type":"BODY","text":"{{1}} is your code."},
            {"type":"BUTTONS","buttons":[{"type":"URL","text":"Copy","url":"https://wa.example/?code=otp{{1}}"}]}""");
    private static final String PENDING = template("winter", "en", "PENDING", "MARKETING", "POSITIONAL", """
            {"type":"BODY","text":"Winter"}""");
    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final TickingClock clock = new TickingClock();
    private TemplateCatalogue catalogue;

    @BeforeAll
    static void start() {
        META.start();
    }

    @AfterAll
    static void stop() {
        META.stop();
    }

    @BeforeEach
    void freshMeta() {
        META.resetAll();
        lists(READY, NAMED, CODE, PENDING);
        var settings = new WhatsAppSettings(
                List.of(), "", URI.create(META.baseUrl()), "v24.0", Duration.ofSeconds(2), Duration.ofSeconds(2));
        var templates = new TemplateSettings(
                Duration.ofMinutes(10),
                List.of(
                        new TemplateSettings.Rate("49", "marketing", new BigDecimal("0.1131"), "EUR"),
                        new TemplateSettings.Rate("4930", "marketing", new BigDecimal("0.2"), "EUR")));
        var graph = new GraphApi(settings, number -> Optional.of("secret-token"));
        catalogue = new TemplateCatalogue(
                number -> number.equals(WITHOUT_ACCOUNT) ? Optional.empty() : Optional.of("waba-1"),
                new TemplateListing(graph),
                new TemplatePrices(templates),
                templates,
                clock);
    }

    @Test
    void namesWhatWasApprovedWithItsParts() {
        var list = catalogue.of(SUPPORT, null);

        assertThat(names(list)).containsExactly("order_ready", "news", "code");
        assertThat(list.note()).isNull();
        assertThat(list.items().get(0).template()).satisfies(it -> {
            assertThat(it.category()).isEqualTo("utility");
            assertThat(it.parameters()).containsExactly("1", "2");
            assertThat(it.headerParameters()).containsExactly("1");
            assertThat(it.footer()).isEqualTo("Open till six");
            assertThat(it.buttons()).containsExactly("Thanks");
            assertThat(it.obstacle()).isNull();
        });
        assertThat(list.items().get(1).template().parameters()).containsExactly("customer", "agent");
        META.verify(getRequestedFor(urlPathEqualTo(LIST)).withHeader("Authorization", equalTo("Bearer secret-token")));
    }

    @Test
    void goesThroughAllPagesByTheirCursors() {
        META.resetAll();
        META.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("after", absent())
                .willReturn(okJson(page(READY, "Q=/&1", "http://127.0.0.1:1/never-asked?access_token=x"))));
        META.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("after", equalTo("Q=/&1"))
                .willReturn(okJson(page(NAMED, "Q2", null))));

        assertThat(names(catalogue.of(SUPPORT, null))).containsExactly("order_ready", "news");
        META.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void isFetchedOnceByHoweverManyAskAtOnceAndAgainAfterAWhile() throws Exception {
        META.resetAll();
        META.stubFor(get(anyUrl()).willReturn(okJson(page(READY, "", null)).withFixedDelay(300)));
        var threads = Executors.newFixedThreadPool(8);
        var looks = IntStream.range(0, 8)
                .mapToObj(it -> threads.submit(() -> names(catalogue.of(it % 2 == 0 ? SUPPORT : ORDERS, null))))
                .toList();
        for (var look : looks) assertThat(look.get()).containsExactly("order_ready");
        threads.shutdown();
        META.verify(1, getRequestedFor(anyUrl()));

        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        catalogue.of(SUPPORT, null);
        META.verify(1, getRequestedFor(anyUrl()));
        clock.pass(Duration.ofSeconds(1));
        catalogue.of(SUPPORT, null);
        META.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void isServedOldWithANoteWhileMetaIsDownAndLeavesMetaAlone() {
        catalogue.of(SUPPORT, null);
        META.resetAll();
        META.stubFor(get(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        clock.pass(Duration.ofMinutes(11));

        var old = catalogue.of(SUPPORT, null);

        assertThat(names(old)).contains("order_ready");
        assertThat(old.note()).isEqualTo("This list may be out of date. WhatsApp cannot be reached.");
        var asked = META.findAll(getRequestedFor(anyUrl())).size();
        assertThat(catalogue.of(SUPPORT, null).note()).isEqualTo(old.note());
        META.verify(asked, getRequestedFor(anyUrl()));
        lists(NAMED);
        clock.pass(Duration.ofSeconds(30));
        assertThat(names(catalogue.of(SUPPORT, null))).containsExactly("news");
        assertThat(catalogue.of(SUPPORT, null).note()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error":{"code":190,"message":"expired"}}   | access token has expired
            400 | {"error":{"code":80007,"message":"limit"}}   | too many calls
            400 | {"error":{"code":100,"message":"no object"}} | 100: no object
            200 | <html>                                       | WhatsApp answers 200.
            503 | nothing                                      | WhatsApp answers 503.
            """)
    void isEmptyWithAReasonWhereMetaSaysNo(int status, String body, String reason) {
        META.resetAll();
        META.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        var list = catalogue.of(SUPPORT, null);

        assertThat(list.items()).isEmpty();
        assertThat(list.fetchedAt()).isNull();
        assertThat(list.note())
                .startsWith("The templates cannot be listed now. ")
                .contains(reason);
        assertThatThrownBy(() -> catalogue.filledIn(SUPPORT, choice("news", "en", Map.of())))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void isEmptyWithAReasonForANumberWithoutABusinessAccount() {
        assertThat(catalogue.of(WITHOUT_ACCOUNT, null).note()).contains("whatsapp-business-account-id");
        META.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void saysWhatATemplateCostsAndNamesAmountsOnlyFromTheSettings() {
        assertThat(catalogue.of(SUPPORT, null).items()).allSatisfy(it -> {
            assertThat(it.cost().words()).contains("when it is delivered, within the 24 hours too");
            assertThat(it.cost().amount()).isNull();
        });
        assertThat(costOf("news", "4915550100").amount()).isEqualTo("0.1131");
        assertThat(costOf("news", "49305550100").amount()).isEqualTo("0.2");
        assertThat(costOf("news", "15550100").amount()).isNull();
        assertThat(costOf("order_ready", "4915550100").amount()).isNull();
    }

    @Test
    void isFilledInByPositionWithTheHeader() {
        var choice = new TemplateChoice("order_ready", "en", Map.of("1", "Mina", "2", "$6"), Map.of("1", "4711"));

        var content = catalogue.filledIn(SUPPORT, choice);

        assertThat(content.text()).isEqualTo("Hello Mina, come by until $6. Yours, Mina");
        assertThat(Json.within(content.raw())).isEqualTo(Json.within("""
                {"name":"order_ready","language":{"code":"en"},"components":[
                  {"type":"header","parameters":[{"type":"text","text":"4711"}]},
                  {"type":"body","parameters":[{"type":"text","text":"Mina"},{"type":"text","text":"$6"}]}]}"""));
    }

    @Test
    void isFilledInByName() {
        var content = catalogue.filledIn(SUPPORT, choice("news", "en", Map.of("agent", "Asha", "customer", "Mina")));

        assertThat(content.text()).isEqualTo("Hello Mina, Asha here.");
        assertThat(Json.within(content.raw()).at("/components/0/parameters")).isEqualTo(Json.within("""
                [{"type":"text","text":"Mina","parameter_name":"customer"},
                 {"type":"text","text":"Asha","parameter_name":"agent"}]"""));
    }

    @Test
    void repeatsACodeOnItsButton() {
        var content = catalogue.filledIn(SUPPORT, choice("code", "en", Map.of("1", "123456")));

        assertThat(Json.within(content.raw()).at("/components/1")).isEqualTo(Json.within("""
                {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}"""));
    }

    @ParameterizedTest(name = "{0} in {1} with {2}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing | en | 1=a             | template.name       | There is no template nothing
            news    | de | agent=a         | template.language   | The template is there in en
            winter  | en | 1=a             | template.name       | WhatsApp has not approved this template: it is PENDING
            news    | en | agent=a         | template.parameters | This template needs a value for customer, agent, and nothing else
            news    | en | agent=a,other=b | template.parameters | This template needs a value for customer, agent, and nothing else
            code    | en | 1=a,2=b         | template.parameters | This template needs a value for 1, and nothing else
            code    | en | 1=' '           | template.parameters | A template's blank needs something to read
            code    | en | 1=a     b       | template.parameters | WhatsApp takes no line breaks, tabs or five spaces in a template's blank
            """)
    void refusesWhatDoesNotFit(String name, String language, String values, String field, String sentence) {
        var parameters = new LinkedHashMap<String, String>();
        for (var value : values.split(",")) parameters.put(value.split("=")[0], value.split("=")[1].replace("'", ""));

        assertThatThrownBy(() -> catalogue.filledIn(SUPPORT, choice(name, language, parameters)))
                .isInstanceOfSatisfying(
                        Invalid.class, it -> assertThat(it.field()).isEqualTo(field))
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"HEADER","format":"IMAGE"}                                                  | above its text
            {"type":"CAROUSEL","cards":[]}                                                      | has parts
            {"type":"BUTTONS","buttons":[{"type":"FLOW","text":"Go"}]}                          | has a button that
            {"type":"BUTTONS","buttons":[{"type":"URL","text":"Go","url":"https://x.example/{{1}}"}]} | button with a blank
            """)
    void saysWhyParleyCannotSendATemplate(String part, String reason) {
        lists(template(
                "special", "en", "APPROVED", "UTILITY", "POSITIONAL", "{\"type\":\"BODY\",\"text\":\"Hi\"}," + part));

        assertThat(catalogue.of(SUPPORT, null).items().get(0).template().obstacle())
                .contains(reason);
        assertThatThrownBy(() -> catalogue.filledIn(SUPPORT, choice("special", "en", Map.of())))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(reason);
    }

    @Test
    void canSendEverythingThatTheSandboxHas() throws Exception {
        var sandbox = new ClassPathResource("sandbox/templates.json").getContentAsString(StandardCharsets.UTF_8);
        lists(sandbox.strip().replaceAll("^\\[|]$", ""));

        assertThat(catalogue.of(SUPPORT, null).items())
                .extracting(it -> it.template().obstacle())
                .containsOnlyNulls()
                .hasSize(5);
    }

    @Test
    void survivesWhateverStandsInIt() {
        lists(
                "null",
                "7",
                "{\"name\":{}}",
                "{\"name\":\"a\",\"language\":\"en\",\"status\":\"APPROVED\",\"components\":7}");

        assertThat(names(catalogue.of(SUPPORT, null))).containsExactly("a");
    }

    private TemplateCost costOf(String name, String customer) {
        return catalogue.of(SUPPORT, customer).items().stream()
                .filter(it -> it.template().name().equals(name))
                .findFirst()
                .orElseThrow()
                .cost();
    }

    private static TemplateChoice choice(String name, String language, Map<String, String> parameters) {
        return new TemplateChoice(name, language, parameters, Map.of());
    }

    private static List<String> names(TemplateList list) {
        return list.items().stream()
                .map(TemplateList.Priced::template)
                .map(Template::name)
                .toList();
    }

    private static void lists(String... templates) {
        META.resetAll();
        META.stubFor(get(anyUrl()).willReturn(okJson(page(String.join(",", templates), "", null))));
    }

    private static String page(String templates, String after, @Nullable String next) {
        var paging =
                "{\"cursors\":{\"after\":\"" + after + "\"}" + (next == null ? "" : ",\"next\":\"" + next + "\"") + "}";
        return "{\"data\":[" + templates + "],\"paging\":" + paging + "}";
    }

    private static String template(
            String name, String language, String status, String category, String format, String components) {
        return """
                {"id":"1","name":"%s","language":"%s","status":"%s","category":"%s","parameter_format":"%s",
                 "components":[%s]}""".formatted(name, language, status, category, format, components);
    }

    /** A clock that goes on when it is told to. */
    private static final class TickingClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
