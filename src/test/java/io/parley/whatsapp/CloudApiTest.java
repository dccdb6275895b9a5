package io.parley.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Customer;
import io.parley.conversation.Outcome;
import io.parley.conversation.Outgoing;
import io.parley.conversation.PhoneNumberId;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing a message to WhatsApp … */
@WireMockTest
class CloudApiTest {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
    private static final ConversationKey KEY = new ConversationKey(NUMBER, "4915112345678");
    private static final String ACCEPTED = """
            {"messaging_product":"whatsapp","contacts":[{"input":"+4915112345678","wa_id":"4915112345678"}],
             "messages":[{"id":"wamid.1"}]}""";

    private CloudApi whatsApp;

    @BeforeEach
    void office(WireMockRuntimeInfo meta) {
        whatsApp = at(meta.getHttpBaseUrl());
    }

    private static CloudApi at(String address) {
        var settings = new WhatsAppSettings(
                List.of(), "", URI.create(address), "v24.0", Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new CloudApi(new GraphApi(settings, number -> Optional.of("a-token")), mock(MediaUpload.class));
    }

    @Test
    void saysEverythingOnce() {
        answers(okJson(ACCEPTED));

        var outcome =
                sends(Customer.of("4915112345678"), Content.text("Grüße 👋").quoting("wamid.0"));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("wamid.1", Customer.of("4915112345678")));
        verify(
                1,
                postRequestedFor(urlEqualTo("/v24.0/100000000000001/messages"))
                        .withHeader("Authorization", equalTo("Bearer a-token"))
                        .withRequestBody(equalToJson("""
                        {"messaging_product":"whatsapp","recipient_type":"individual","to":"+4915112345678",
                         "type":"text","biz_opaque_callback_data":"our-id","context":{"message_id":"wamid.0"},
                         "text":{"body":"Grüße 👋","preview_url":true}}""")));
    }

    @Test
    void neverPutsAUserIdIntoTo() {
        answers(okJson(ACCEPTED));

        sends(new Customer(null, "DE.123", null), Content.text("Hello"));

        verify(postRequestedFor(anyUrl()).withRequestBody(equalToJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","recipient":"DE.123","type":"text",
                 "biz_opaque_callback_data":"our-id","text":{"body":"Hello","preview_url":true}}""")));
    }

    @Test
    void isRefusedForACustomerWhoIsReachedByNothing() {
        assertThat(sends(Customer.NOBODY, Content.text("Hello"))).isInstanceOf(Outcome.Refused.class);

        verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                131047, 131026, 131021, 131064, 100, 131008, 131009, 33, 131051, 131052, 131053, 131049, 131050, 130472,
                131062, 131063, 137000, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069, 135000,
                999999
            })
    void isRefusedForGoodWithWordsFor(int code) {
        answers(error(400, code));

        assertThat(sends()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.words()).isNotBlank();
            assertThat(refused.closesWindow()).isEqualTo(code == 131047);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "131056, 400, false", "131056, 429, false", "130429, 400, true", "130429, 429, true", "4, 400, true",
        "80007, 400, true", "1, 400, false", "2, 503, false", "131000, 500, false", "131016, 500, false",
        "133004, 503, false", "131057, 500, true"
    })
    void isTriedLaterAfter(int code, int status, boolean wholeNumber) {
        answers(error(status, code));

        assertThat(sends()).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.wholeNumber()).isEqualTo(wholeNumber);
            assertThat(later.pause()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 190, 3, 10, 200, 299, 131005, 368, 131031, 130497, 131042, 131048, 131037, 131045, 133010})
    void pausesTheNumberAfter(int code) {
        answers(error(400, code));

        assertThat(sends()).isInstanceOf(Outcome.NumberPaused.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 4", "3, 16", "4, 64", "20, 3600"})
    void isTriedAgainAfterFourToThePowerOfTheTries(int attempts, int seconds) {
        answers(error(429, 131056));

        assertThat(whatsApp.send(outgoing(Customer.of("49"), Content.text("Hello"), attempts)))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.pause()).hasSeconds(seconds));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        answers(error(429, 130429).withHeader("Retry-After", "77"));

        assertThat(sends())
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.pause()).hasSeconds(77));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "<html>",
                "{}",
                "[]",
                "{\"messages\":[]}",
                "{\"messages\":[{}]}",
                "{\"messages\":[{\"id\":1.5}]}"
            })
    void isUnclearWhenItIsTakenWithoutAWord(String body) {
        answers(aResponse().withStatus(200).withBody(body));

        assertThat(sends()).isEqualTo(new Outcome.Unclear());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void isUnclearWhenSomethingInBetweenFails(int status) {
        answers(aResponse().withStatus(status).withBody("<html>Bad gateway</html>"));

        assertThat(sends()).isEqualTo(new Outcome.Unclear());
    }

    @ParameterizedTest
    @EnumSource
    void isUnclearWhenTheConnectionBreaks(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThat(sends()).isEqualTo(new Outcome.Unclear());
        verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void isUnclearWhenNoAnswerComesInTime() {
        answers(okJson(ACCEPTED).withFixedDelay(2000));

        assertThat(sends()).isEqualTo(new Outcome.Unclear());
        verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void isUnclearWhenTheAnswerBreaksOff() {
        answers(okJson(ACCEPTED).withChunkedDribbleDelay(20, 4000));

        assertThat(sends()).isEqualTo(new Outcome.Unclear());
    }

    @Test
    void isTriedLaterWhenNobodyListens() throws Exception {
        int freePort;
        try (var socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }

        assertThat(at("http://127.0.0.1:" + freePort).send(outgoing(Customer.of("49"), Content.text("Hello"), 1)))
                .isInstanceOf(Outcome.Later.class);
    }

    @Test
    void neverTellsItsTokenNorWhatWasWritten() {
        assertThat(outgoing(Customer.of("4915112345678"), Content.text("secret"), 1))
                .hasToString("Outgoing[our-id]");
    }

    private Outcome sends() {
        return sends(Customer.of("4915112345678"), Content.text("Hello"));
    }

    private Outcome sends(Customer to, Content content) {
        return whatsApp.send(outgoing(to, content, 1));
    }

    private static Outgoing outgoing(Customer to, Content content, int attempts) {
        return new Outgoing(KEY, to, "our-id", content, attempts);
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        WireMock.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder error(int status, int code) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"error\":{\"code\":%d,\"message\":\"m\",\"error_data\":{\"details\":\"details\"}}}"
                        .formatted(code));
    }
}
