package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.parley.conversation.Attachment;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Invalid;
import io.parley.conversation.MediaDesk;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Refusal;
import io.parley.conversation.Unknown;
import io.parley.conversation.UploadDesk;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A file that an agent sends … */
@ScenarioTest
class FilesForCustomersTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final String MEDIA = "/v24.0/100000000000001/media";
    private static final String MESSAGES = "/v24.0/100000000000001/messages";
    private static final byte[] BYTES = "the bytes of a picture".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private UploadDesk desk;

    @Autowired
    private MediaDesk files;

    private ConversationKey customer;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        OneNumber.sendsTo(META::baseUrl, settings);
        settings.add("parley.whatsapp.read-timeout", () -> "500ms");
    }

    @BeforeEach
    void customerWaits() {
        META.resetAll();
        media(okJson("{\"id\":\"4711\"}"));
        messages(okJson("{\"messages\":[{\"id\":\"wamid.file\"}]}"));
        customer = scenario.customerWrites("Can you show me?");
    }

    /** What one test leaves in the outbox is not the next one's. */
    @AfterEach
    void everythingIsSent() {
        customerWaits();
        scenario.pass(Duration.ofMinutes(10));
        goOn();
        ClockUtil.reset();
    }

    private static void media(ResponseDefinitionBuilder answer) {
        META.stubFor(post(urlPathEqualTo(MEDIA)).willReturn(answer));
    }

    private static void messages(ResponseDefinitionBuilder answer) {
        META.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
    }

    @Test
    void reachesTheCustomerWithItsCaption() throws IOException {
        var reply = sends(uploads("image/png", "shoe.png"), "In green");
        goOn();

        META.verify(
                1,
                postRequestedFor(urlPathEqualTo(MEDIA))
                        .withRequestBodyPart(aMultipart("messaging_product")
                                .withBody(containing("whatsapp"))
                                .build())
                        .withRequestBodyPart(aMultipart("file")
                                .withBody(binaryEqualTo(BYTES))
                                .build()));
        META.verify(
                1,
                postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withRequestBody(matchingJsonPath("$.type", containing("image")))
                        .withRequestBody(matchingJsonPath(
                                "$.image", equalToJson("{\"id\":\"4711\",\"caption\":\"In green\"}"))));
        assertThat(stored(reply).status()).isEqualTo("accepted");
        assertThat(stored(reply).text()).isEqualTo("[Image] In green");
        try (var open = files.find(BEN, customer, fileOf(reply).id()).file().open()) {
            assertThat(open.readAllBytes()).isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/pdf | Offer.pdf | $.document | {\"id\":\"4711\",\"filename\":\"Offer.pdf\"}",
                "audio/ogg; codecs=opus | voice.ogg | $.audio | {\"id\":\"4711\",\"voice\":true}",
                "audio/mpeg | jingle.mp3 | $.audio | {\"id\":\"4711\"}",
                "video/mp4 | clip.mp4 | $.video | {\"id\":\"4711\"}"
            })
    void isSentAsWhatItIs(String type, String name, String path, String json) {
        sends(uploads(type, name), "");
        goOn();

        META.verify(
                postRequestedFor(urlPathEqualTo(MESSAGES)).withRequestBody(matchingJsonPath(path, equalToJson(json))));
    }

    @Test
    void isBroughtToWhatsAppOnceHoweverOftenItsMessageIsTried() {
        messages(aResponse().withStatus(500).withBody("{\"error\":{\"code\":131016}}"));
        var reply = sends(uploads("image/png", null), "");
        goOn();
        messages(okJson("{\"messages\":[{\"id\":\"wamid.file\"}]}"));

        scenario.pass(Duration.ofSeconds(2));
        goOn();

        assertThat(stored(reply).status()).isEqualTo("accepted");
        META.verify(1, postRequestedFor(urlPathEqualTo(MEDIA)));
        META.verify(
                2,
                postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withRequestBody(matchingJsonPath("$.biz_opaque_callback_data", equalTo(reply))));
    }

    @Test
    void waitsWhenItCannotBeBroughtForNothingHasBeenSent() {
        media(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        var reply = sends(uploads("image/png", null), "");
        goOn();
        assertThat(stored(reply).status()).isEqualTo("queued");
        media(okJson("{\"id\":\"4711\"}"));

        scenario.pass(Duration.ofSeconds(2));
        goOn();

        assertThat(stored(reply).status()).isEqualTo("accepted");
        META.verify(1, postRequestedFor(urlPathEqualTo(MESSAGES)));
    }

    @Test
    void failsInWordsWhenWhatsAppDoesNotTakeIt() {
        media(aResponse()
                .withStatus(400)
                .withBody("{\"error\":{\"code\":131053,\"error_data\":{\"details\":\"Damaged picture\"}}}"));
        var reply = sends(uploads("image/png", null), "");

        goOn();

        assertThat(stored(reply).status()).isEqualTo("failed");
        assertThat(stored(reply).error()).contains("Damaged picture");
        META.verify(0, postRequestedFor(urlPathEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "image/webp", "application/x-sh", "", "nonsense"})
    void isRefusedWhereWhatsAppTakesNoSuchFiles(String type) {
        assertThatThrownBy(() -> uploads(type, "x")).isInstanceOf(Invalid.class);
    }

    @Test
    void isRefusedWhenItIsEmptyOrTooLarge() {
        assertThatThrownBy(() -> uploadsAll("image/png", new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> uploadsAll("image/png", new ByteArrayInputStream(new byte[5 * 1024 * 1024 + 1])))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("5120 KB");
    }

    @Test
    void isTakenOnlyFromWhoMayReply() {
        scenario.replies(ASHA, customer, "Sure");

        assertThatThrownBy(() -> desk.upload(BEN, customer, "image/png", null, new ByteArrayInputStream(BYTES)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void belongsToWhoUploadedItAndToThisConversation() {
        var file = uploads("image/png", null);
        var another = scenario.customerWrites("Hello?");

        assertThatThrownBy(() -> desk.reply(BEN, customer, id(), file.id(), "", null))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> desk.reply(ASHA, another, id(), file.id(), "", null))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> files.find(ASHA, customer, file.id())).isInstanceOf(Unknown.class);
    }

    @Test
    void isSentOnceHoweverOftenItIsAskedFor() {
        var file = uploads("image/png", null);
        var id = id();

        desk.reply(ASHA, customer, id, file.id(), "In green", null);
        goOn();
        desk.reply(ASHA, customer, id, file.id(), "In green", null);
        goOn();

        META.verify(1, postRequestedFor(urlPathEqualTo(MESSAGES)));
        assertThatThrownBy(() -> desk.reply(ASHA, customer, id, file.id(), "In red", null))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void hasNoTextBelowWhereWhatsAppShowsNone() {
        var voice = uploads("audio/ogg", null);

        assertThatThrownBy(() -> desk.reply(ASHA, customer, id(), voice.id(), "Listen", null))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no text below an audio file");
    }

    @Test
    void isRemovedWhenNobodySendsItWithinADay() {
        var file = uploads("image/png", null);
        var sent = uploads("image/png", null);
        var reply = sends(sent, "");
        scenario.pass(Duration.ofHours(25));

        desk.sweep();

        assertThatThrownBy(() -> desk.reply(ASHA, customer, id(), file.id(), "", null))
                .isInstanceOf(Invalid.class);
        assertThat(files.find(ASHA, customer, fileOf(reply).id()).file().size()).isEqualTo(BYTES.length);
    }

    private Attachment uploads(String type, @Nullable String name) {
        return desk.upload(ASHA, customer, type, name, new ByteArrayInputStream(BYTES));
    }

    private Attachment uploadsAll(String type, InputStream content) {
        return desk.upload(ASHA, customer, type, null, content);
    }

    private String sends(Attachment file, String caption) {
        return desk.reply(ASHA, customer, id(), file.id(), caption, null).id();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Attachment fileOf(String reply) {
        var file = stored(reply).content().attachment();
        assertThat(file).isNotNull();
        return file;
    }

    private Message stored(String reply) {
        return conversations.messages(MAYA, customer, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .filter(message -> message.id().equals(reply))
                .findFirst()
                .orElseThrow();
    }

    private void goOn() {
        for (var i = 0; i < 4; i++) scenario.pass(Duration.ZERO);
    }
}
