package io.parley.sandbox;

import static io.parley.sandbox.Wire.ORDERS;
import static io.parley.sandbox.Wire.SUPPORT;
import static io.parley.sandbox.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
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
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The sandbox, when files are sent over real HTTP … */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "parley.sandbox.sent-after=20ms",
            "parley.sandbox.delivered-after=50ms",
            "parley.whatsapp.media.poll=100ms",
            "camunda.bpm.job-execution.enabled=true"
        })
@ActiveProfiles({"test", "sandbox"})
@Import(HeardWebhooks.class)
@DirtiesContext
class SandboxMediaTest {

    private static final String TOKEN = "Bearer sandbox-token";
    private static final byte[] PICTURE = "\u0089PNG, or so it says".getBytes(StandardCharsets.UTF_8);
    private static int port;

    @Autowired
    HeardWebhooks webhooks;

    private Wire wire;
    private String customer;

    /** Parley fetches from the port that its settings name, so one must be known beforehand. */
    @DynamicPropertySource
    static void port(DynamicPropertyRegistry settings) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        settings.add("server.port", () -> port);
    }

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
    void bringsACustomersPictureToTheTeam() throws Exception {
        var sent = wire.file(SUPPORT, customer, "lamp.png", "It%20is%20broken", "image/png", PICTURE);

        assertThat(sent.statusCode()).isEqualTo(202);
        await().untilAsserted(
                        () -> assertThat(received().at("/media/state").asText()).isEqualTo("stored"));
        assertThat(received().path("text").asText()).contains("It is broken");
        var served = wire.bytes(received().at("/media/href").asText(), Wire.ASHA);
        assertThat(served.body()).isEqualTo(PICTURE);
        assertThat(served.headers().firstValue("Content-Type")).hasValue("image/png");
    }

    @Test
    void showsTheCustomerWhatTheTeamSends() throws Exception {
        wire.phone("POST", "/phone/messages", """
                {"number":"%s","customer":"%s","name":"Nora Winter","text":"May I see it?"}""".formatted(SUPPORT, customer));
        await().untilAsserted(() -> assertThat(messages()).hasSize(1));
        var media = wire.upload("/api/conversations/" + key() + "/media?name=lamp.png", "image/png", PICTURE);

        var reply = wire.phone("POST", "/api/conversations/" + key() + "/replies", """
                {"id":"%s","text":"There you are","media":"%s"}""".formatted(
                        UUID.randomUUID(), json(media).path("id").asText()));

        assertThat(reply.statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(line(1).path("tick").asText()).isEqualTo("delivered"));
        assertThat(line(1).path("kind").asText()).isEqualTo("image");
        assertThat(line(1).path("text").asText()).isEqualTo("There you are");
        assertThat(wire.bytes(line(1).at("/media/href").asText(), Wire.ASHA).body())
                .isEqualTo(PICTURE);
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, image, image/jpeg",
        "video/mp4, video, video/mp4",
        "audio/ogg; codecs=opus, audio, audio/ogg",
        "image/webp, sticker, image/webp",
        "application/pdf, document, application/pdf",
        "text/html, document, text/html",
        "of no type, document, application/octet-stream"
    })
    void announcesFilesAsWhatsAppDoes(String type, String kind, String announced) throws Exception {
        var sent = wire.file(SUPPORT, customer, "%C3%A4%22.x", "Look", type, PICTURE);

        var id = idOf(json(sent));
        await().untilAsserted(() -> assertThat(webhooks.with(id)).hasSize(1));
        var message = Wire.JSON.readTree(webhooks.with(id).get(0).body()).at("/entry/0/changes/0/value/messages/0");
        assertThat(message.path("type").asText()).isEqualTo(kind);
        var file = message.path(kind);
        assertThat(file.path("sha256").asText()).isEqualTo(Base64.getEncoder().encodeToString(sha256()));
        assertThat(file.path("mime_type").asText()).isEqualTo(announced);
        assertThat(file.path("filename").asText("")).isEqualTo(kind.equals("document") ? "ä\".x" : "");
        assertThat(file.has("caption")).isEqualTo(!kind.equals("audio") && !kind.equals("sticker"));
    }

    @Test
    void sendsAPictureThatIsTooLargeForOneAsADocument() throws Exception {
        var sent = wire.file(SUPPORT, customer, "large.png", "", "image/png", new byte[6 * 1024 * 1024]);

        assertThat(json(sent).path("kind").asText()).isEqualTo("document");
    }

    @Test
    void keepsWhatTheBusinessUploadsAndSaysWhereItIs() throws Exception {
        var media = uploads("image/png", PICTURE);

        var found = json(wire.exchange("GET", "/sandbox/graph/v24.0/" + media, TOKEN, ""));

        assertThat(media).matches("[0-9]+");
        assertThat(found.path("id").asText()).isEqualTo(media);
        assertThat(found.path("messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(found.path("mime_type").asText()).isEqualTo("image/png");
        assertThat(found.path("file_size").asInt()).isEqualTo(PICTURE.length);
        assertThat(found.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(sha256()));
        var url = URI.create(found.path("url").asText());
        assertThat(url.toString()).startsWith("http://127.0.0.1:" + port + "/sandbox/graph/");
        assertThat(wire.bytes(url.getPath(), TOKEN).body()).isEqualTo(PICTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer guess", "Basic c2FuZGJveA=="})
    void wantsATokenForFiles(String authorization) throws Exception {
        var media = uploads("image/png", PICTURE);
        var look = "/sandbox/graph/v24.0/" + media;
        var url = URI.create(
                json(wire.exchange("GET", look, TOKEN, "")).path("url").asText());

        assertThat(wire.exchange("GET", look, authorization, "").statusCode()).isEqualTo(401);
        assertThat(wire.bytes(url.getPath(), authorization).statusCode()).isEqualTo(401);
        assertThat(wire.media(SUPPORT, authorization, "image/png", PICTURE).statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysThatAnAddressIsTooOld() throws Exception {
        assertThat(wire.bytes("/sandbox/graph/files/guess", TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void knowsOnlyTheFilesThereAre() throws Exception {
        var answer = wire.exchange("GET", "/sandbox/graph/v24.0/123", TOKEN, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(100);
        assertThat(json(answer).at("/error/error_subcode").asInt()).isEqualTo(33);
    }

    @Test
    void refusesFilesThatAreTooLargeInWhatsAppsWords() throws Exception {
        var answer = wire.media(SUPPORT, TOKEN, "application/pdf", new byte[SandboxFile.LARGEST + 1]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(131053);
        assertThat(json(answer).at("/error/error_data/details").asText()).contains("20 MB");
    }

    @Test
    void takesTheLargestFileThereMayBe() throws Exception {
        assertThat(uploads("application/pdf", new byte[SandboxFile.LARGEST])).isNotEmpty();
    }

    @Test
    void refusesUploadsThatAreNone() throws Exception {
        var upload = "/sandbox/graph/v24.0/" + SUPPORT + "/media";

        assertThat(json(wire.media(SUPPORT, TOKEN, "text/html", PICTURE))
                        .at("/error/error_data/details")
                        .asText())
                .contains("Received file of type 'text/html'");
        assertThat(json(wire.media(SUPPORT, TOKEN, "image/png", new byte[0]))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(100);
        assertThat(json(wire.exchange("POST", upload, TOKEN, "{}"))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image, lamp.png",
        "video/mp4, video, film.mp4",
        "audio/mpeg, audio, song.mp3",
        "application/pdf, document, bill.pdf",
        "image/webp, sticker, cat.webp"
    })
    void showsEveryKindOfFileThatABusinessSends(String type, String kind, String name) throws Exception {
        var sent = sends(SUPPORT, kind, uploads(type, PICTURE), name);

        assertThat(sent.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(line(0).path("tick").asText()).isEqualTo("delivered"));
        assertThat(line(0).at("/media/type").asText()).isEqualTo(type);
        assertThat(line(0).at("/media/name").asText()).isEqualTo(kind.equals("document") ? name : "");
    }

    @Test
    void refusesToSendWhatItDoesNotHave() throws Exception {
        var media = uploads("image/png", PICTURE);

        assertThat(codeOf(sends(SUPPORT, "image", "123", ""))).isEqualTo(100);
        assertThat(codeOf(sends(ORDERS, "image", media, ""))).isEqualTo(100);
        assertThat(codeOf(sends(SUPPORT, "image", "", ""))).isEqualTo(131008);
        assertThat(codeOf(sends(SUPPORT, "video", media, ""))).isEqualTo(131053);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, inline",
        "image/svg+xml, application/octet-stream, attachment",
        "text/html, application/octet-stream, attachment",
        "application/pdf, application/octet-stream, attachment"
    })
    void servesFilesSoThatNothingInThemRuns(String sent, String served, String disposition) throws Exception {
        var line = json(wire.file(SUPPORT, customer, "x.html", "", sent, PICTURE));
        var href = line.at("/media/href").asText();

        var file = wire.bytes(href, Wire.ASHA);

        assertThat(file.body()).isEqualTo(PICTURE);
        assertThat(file.headers().firstValue("Content-Type")).hasValue(served);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith(disposition);
        assertThat(file.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(file.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(wire.bytes(href, "").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesCustomersFilesThatAreTooLargeOrEmpty() throws Exception {
        var tooLarge = wire.file(SUPPORT, customer, "x", "", "image/png", new byte[SandboxFile.LARGEST + 1]);
        var empty = wire.file(SUPPORT, customer, "x", "", "image/png", new byte[0]);

        assertThat(tooLarge.statusCode()).isEqualTo(422);
        assertThat(json(tooLarge).path("detail").asText()).contains("20 MB");
        assertThat(empty.statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> sends(String number, String kind, String media, String name) throws Exception {
        return wire.graph(number, TOKEN, """
                {"messaging_product":"whatsapp","to":"+%s","type":"%s",
                 "%s":{"id":"%s","filename":"%s"}}""".formatted(customer, kind, kind, media, name));
    }

    private String uploads(String type, byte[] bytes) throws Exception {
        var answer = wire.media(SUPPORT, TOKEN, type, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("id").asText();
    }

    private JsonNode messages() throws Exception {
        return json(wire.phone("GET", "/api/conversations/" + key() + "/messages", ""))
                .path("items");
    }

    private JsonNode received() throws Exception {
        return messages().path(0);
    }

    private JsonNode line(int message) throws Exception {
        return json(wire.phone("GET", "/phone/chats?number=" + SUPPORT + "&customer=" + customer, ""))
                .path("messages")
                .path(message);
    }

    private String key() {
        return SUPPORT + ":" + customer;
    }

    private static String idOf(JsonNode line) {
        return line.path("id").asText();
    }

    private static int codeOf(HttpResponse<String> answer) throws IOException {
        return json(answer).at("/error/code").asInt();
    }

    private static byte[] sha256() throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(PICTURE);
    }
}
