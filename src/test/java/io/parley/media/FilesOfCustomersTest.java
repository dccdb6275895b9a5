package io.parley.media;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.parley.conversation.Attachment;
import io.parley.conversation.Attachments;
import io.parley.delivery.OneNumber;
import io.parley.whatsapp.PostOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A file that a customer sends … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class FilesOfCustomersTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final byte[] PICTURE = "\u0089PNG … not really".getBytes(StandardCharsets.UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient jdbc;

    @Value("${parley.whatsapp.app-secret}")
    String secret;

    @LocalServerPort
    int port;

    private final String customer = "4915" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    private final String media = String.valueOf(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50));

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        settings.add("parley.whatsapp.api-base-url", META::baseUrl);
        settings.add("parley.whatsapp.media.poll", () -> "50ms");
        settings.add("parley.whatsapp.media.retry-after", () -> "100ms");
        settings.add("parley.whatsapp.media.timeout", () -> "2s");
        settings.add("parley.whatsapp.media.image-limit", () -> "1KB");
        settings.add("parley.media.directory", directory::toString);
        OneNumber.account(settings, 0, "acme", "100000000000001");
        OneNumber.account(settings, 1, "globex", "200000000000001");
    }

    @BeforeEach
    void freshMeta() {
        META.resetAll();
        isAt(META.baseUrl() + "/file");
    }

    @Test
    void isFetchedWithOurTokenAndServedToTheTeam() throws Exception {
        holds(aResponse().withBody(PICTURE));

        sends("image", "image/png", null, base64(PICTURE));

        var file = stored();
        assertThat(file.path("size").asInt()).isEqualTo(PICTURE.length);
        var served = asha("GET", file.path("href").asText());
        assertThat(served.body()).isEqualTo(PICTURE);
        assertThat(header(served, "Content-Type")).isEqualTo("image/png");
        assertThat(header(served, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(served, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(header(served, "Content-Disposition")).startsWith("inline");
        assertThat(header(served, "Cache-Control")).contains("private");
        META.verify(getRequestedFor(urlEqualTo("/file")).withHeader("Authorization", equalTo("Bearer a-token")));
    }

    @Test
    void isServedInRanges() throws Exception {
        holds(aResponse().withBody(PICTURE));
        sends("image", "image/png", null, null);

        var part = asha("GET", stored().path("href").asText(), "Range", "bytes=2-5");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(4);
    }

    @Test
    void isAskedForAgainWhenItsAddressIsTooOld() throws Exception {
        META.stubFor(get("/file")
                .inScenario("old")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(404))
                .willSetStateTo("new"));
        META.stubFor(get("/file")
                .inScenario("old")
                .whenScenarioStateIs("new")
                .willReturn(aResponse().withBody(PICTURE)));

        sends("image", "image/png", null, null);

        stored();
        META.verify(2, getRequestedFor(urlEqualTo("/v24.0/" + media)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE", "EMPTY_RESPONSE"})
    void comesInTheEndWhenTheConnectionBreaks(Fault fault) throws Exception {
        META.stubFor(get("/file")
                .inScenario("broken")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(fault))
                .willSetStateTo("whole"));
        META.stubFor(get("/file")
                .inScenario("broken")
                .whenScenarioStateIs("whole")
                .willReturn(aResponse().withBody(PICTURE)));

        sends("image", "image/png", null, base64(PICTURE));

        stored();
    }

    @Test
    void isLeftWhenItDoesNotCome() throws Exception {
        holds(aResponse().withBody(PICTURE).withChunkedDribbleDelay(20, 60_000));

        sends("image", "image/png", null, null);

        await().atMost(Duration.ofSeconds(10)).until(() -> file().has("error"));
        assertThat(file().path("state").asText()).isEqualTo("waiting");
        assertThat(file().path("error").asText()).isEqualTo("Retrying: WhatsApp cannot be reached.");
        noPartOfItIsKept();
    }

    @Test
    void isNotKeptWhenItIsAnotherThanWasSent() throws Exception {
        holds(aResponse().withBody("something else"));

        sends("image", "image/png", null, base64(PICTURE));

        await().until(() -> file().has("error"));
        assertThat(file().path("error").asText()).contains("did not arrive as it was sent");
        assertThat(file().has("href")).isFalse();
        noPartOfItIsKept();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isNotKeptWhenItIsTooLarge(boolean saysSo) throws Exception {
        var large = aResponse().withBody(new byte[1025]);
        holds(saysSo ? large : large.withChunkedDribbleDelay(3, 30));

        sends("image", "image/png", null, null);

        await().until(() -> file().path("state").asText().equals("tooLarge"));
        assertThat(file().path("error").asText()).isEqualTo("Too large: a file of this kind has 1 KB at most.");
        noPartOfItIsKept();
    }

    @Test
    void isNotAskedForWhereParleyDoesNotTrust() throws Exception {
        isAt("http://127.0.0.1:" + META.port() + "/file");
        holds(aResponse().withBody(PICTURE));

        sends("image", "image/png", null, null);

        await().until(() -> file().path("state").asText().equals("failed"));
        assertThat(file().path("error").asText()).contains("an address that Parley does not trust");
        META.verify(0, anyRequestedFor(urlEqualTo("/file")));
    }

    @Test
    void isNotFollowedElsewhere() throws Exception {
        holds(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + META.port() + "/elsewhere"));

        sends("image", "image/png", null, null);

        await().until(() -> file().has("error"));
        assertThat(file().path("error").asText()).isEqualTo("Retrying: WhatsApp answers 302.");
        META.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void mayBeAskedForOnceMoreWhenWhatsAppHadLostIt() throws Exception {
        META.stubFor(get("/v24.0/" + media)
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":{\"code\":100,\"message\":\"none\"}}")));
        sends("image", "image/png", null, null);
        await().until(() -> file().path("state").asText().equals("failed"));
        assertThat(file().path("error").asText()).isEqualTo("WhatsApp does not have this file any more.");

        isAt(META.baseUrl() + "/file");
        holds(aResponse().withBody(PICTURE));
        var asked = asha(
                "POST",
                "/api/conversations/" + key() + "/media/" + file().path("id").asText() + "/fetch");

        assertThat(asked.statusCode()).isEqualTo(202);
        stored();
    }

    /** A file where a directory should be refuses as a full disk does. */
    @Test
    void waitsUntilThereIsRoomForIt() throws Exception {
        holds(aResponse().withBody(PICTURE));
        var theirs = Files.createDirectories(directory.resolve("acme"));
        var aside = Files.move(theirs, directory.resolve("aside"));
        Files.createFile(theirs);
        try {
            sends("image", "image/png", null, base64(PICTURE));

            await().until(() -> file().has("error"));
            assertThat(file().path("state").asText()).isEqualTo("waiting");
            assertThat(file().path("error").asText())
                    .isEqualTo("Retrying: there is no room for files on Parley's disk.");
            var refused = uploads();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(refused.body()).path("detail").asText())
                    .startsWith("There is no room for files just now");
        } finally {
            Files.delete(theirs);
            Files.move(aside, theirs);
        }

        stored();
        assertThat(uploads().statusCode()).isEqualTo(201);
    }

    private HttpResponse<byte[]> uploads() throws Exception {
        var basic = Base64.getEncoder().encodeToString("asha:demo".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/conversations/" + key() + "/media?name=shoe.png"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(PICTURE));
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Test
    void isGivenUpAfterSevenDays() throws Exception {
        holds(aResponse().withStatus(503));

        sends("image", "image/png", null, null, Instant.now().minus(Duration.ofDays(8)));

        await().until(() -> file().path("state").asText().equals("failed"));
        assertThat(file().path("error").asText()).startsWith("Not fetched within the seven days");
    }

    @Test
    void isFetchedByOneOfManyAndByTheNextWhenThatOneDies() throws Exception {
        var farAway = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(300));
        waitsUntil(farAway);

        var winners = atOnce(8, () -> attachments.claim(farAway, Duration.ofMinutes(5)));

        assertThat(winners).hasSize(1);
        assertThat(attachments.claim(farAway, Duration.ofMinutes(5))).isEmpty();
        assertThat(attachments.claim(farAway.plus(Duration.ofMinutes(6)), Duration.ofMinutes(5)))
                .isPresent();
    }

    @Test
    void isNotTakenFromWhoeverHasItByThoseWhoHadItBefore() throws Exception {
        var farAway = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(300));
        waitsUntil(farAway);
        var slow = attachments.claim(farAway, Duration.ofMinutes(5)).orElseThrow();
        var muchLater = farAway.plus(Duration.ofMinutes(6));
        attachments.claim(muchLater, Duration.ofMinutes(5)).orElseThrow();

        attachments.later(slow, farAway, "Too slow");
        attachments.over(slow, Attachment.State.FAILED, "Too slow");

        assertThat(file().has("error")).isFalse();
        assertThat(attachments.claim(muchLater, Duration.ofMinutes(5))).isEmpty();
    }

    /** Alone in the table, and not due before, so that Parley's own couriers leave it alone. */
    private void waitsUntil(Instant due) throws Exception {
        META.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        jdbc.sql("delete from attachment").update();
        sends("image", "image/png", null, null);
        await().until(() -> file().has("error"));
        jdbc.sql("update attachment set media_due_at = :due, media_attempts = 100, media_error = null")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, evil.html",
        "image/svg+xml, evil.svg",
        "application/xhtml+xml, a.xhtml",
        "'text/html; charset=x', b",
        "no type at all, c"
    })
    void isMereBytesWhenABrowserCouldRunIt(String type, String name) throws Exception {
        holds(aResponse().withBody("<script>alert(1)</script>"));

        sends("document", type, name, null);

        var served = asha("GET", stored().path("href").asText());
        assertThat(header(served, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(served, "Content-Disposition")).startsWith("attachment");
    }

    @Test
    void hasANameThatIsNeitherPathNorHeader() throws Exception {
        holds(aResponse().withBody(PICTURE));

        sends("document", "application/pdf", "../../etc/p\\r\\nSet-Cookie: a=b\\\"; filename=x.exe", null);

        var served = asha("GET", stored().path("href").asText());
        var disposition = header(served, "Content-Disposition");
        assertThat(disposition).startsWith("attachment").doesNotContain("..", "/", "\r", "\n");
        assertThat(served.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("a=b");
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> file.getFileName().toString().matches("[0-9a-f-]{36}"));
        }
    }

    @Test
    void isUnknownToEverybodyElse() throws Exception {
        holds(aResponse().withBody(PICTURE));
        sends("image", "image/png", null, null);
        var href = stored().path("href").asText();
        var id = href.substring(href.lastIndexOf('/') + 1);

        var otherKey = "200000000000001:" + customer;
        post(delivery(otherKey.split(":")[0], "document", "application/pdf", "a.pdf", null, Instant.now()));

        assertThat(asha("GET", "/api/conversations/" + otherKey + "/media/" + id)
                        .statusCode())
                .isEqualTo(404);
        var theirs = jdbc.sql("select media_id from attachment join message on seq = message_seq"
                        + " where conversation_key = :key")
                .param("key", otherKey)
                .query(String.class)
                .single();
        assertThat(asha("GET", "/api/conversations/" + key() + "/media/" + theirs)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("connector", "GET", href).statusCode()).isEqualTo(403);
        assertThat(as("nobody", "GET", href).statusCode()).isEqualTo(401);
    }

    private void isAt(String url) {
        META.stubFor(get("/v24.0/" + media)
                .willReturn(okJson("{\"messaging_product\":\"whatsapp\",\"url\":\"" + url + "\",\"id\":\"1\"}")));
    }

    private void holds(ResponseDefinitionBuilder answer) {
        META.stubFor(get("/file").willReturn(answer));
    }

    private void sends(String kind, String type, String name, String sha256) throws Exception {
        sends(kind, type, name, sha256, Instant.now());
    }

    private void sends(String kind, String type, String name, String sha256, Instant at) throws Exception {
        assertThat(post(delivery("100000000000001", kind, type, name, sha256, at)))
                .isEqualTo(200);
    }

    private String delivery(String number, String kind, String type, String name, String sha256, Instant at) {
        var more = (name == null ? "" : ",\"filename\":\"" + name + "\"")
                + (sha256 == null ? "" : ",\"sha256\":\"" + sha256 + "\"");
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s","display_phone_number":"4930"},
                 "contacts":[{"profile":{"name":"Mina Park"},"wa_id":"%s"}],
                 "messages":[{"from":"%s","id":"wamid.%s","timestamp":"%d","type":"%s",
                  "%s":{"id":"%s","mime_type":"%s"%s}}]}}]}]}""".formatted(
                number, customer, customer, UUID.randomUUID(), at.getEpochSecond(), kind, kind, media, type, more);
    }

    private int post(String delivery) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp"))
                .header("X-Hub-Signature-256", PostOffice.signature(secret, delivery.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(delivery));
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String key() {
        return "100000000000001:" + customer;
    }

    private JsonNode file() throws Exception {
        var transcript = asha("GET", "/api/conversations/" + key() + "/messages");
        return JSON.readTree(transcript.body()).at("/items/0/media");
    }

    private JsonNode stored() throws Exception {
        await().until(() -> file().path("state").asText().equals("stored"));
        return file();
    }

    /** A file is asked for again and again meanwhile: each attempt may hold a part of it, and none may leave one. */
    private void noPartOfItIsKept() throws Exception {
        var id = file().path("id").asText();
        var underWay = kept(name -> name.startsWith(".unfinished"));
        await().ignoreExceptions().untilAsserted(() -> {
            assertThat(kept(underWay::contains)).isEmpty();
            assertThat(kept(id::equals)).isEmpty();
        });
    }

    private static Set<String> kept(Predicate<String> name) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.map(Path::getFileName).map(Path::toString).filter(name).collect(Collectors.toSet());
        } catch (UncheckedIOException gone) { // while we looked
            return kept(name);
        }
    }

    private HttpResponse<byte[]> asha(String method, String path, String... headers) throws Exception {
        return as("asha", method, path, headers);
    }

    private HttpResponse<byte[]> as(String person, String method, String path, String... headers) throws Exception {
        var basic = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + basic)
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static List<Attachments.Fetch> atOnce(int many, Callable<Optional<Attachments.Fetch>> claim)
            throws Exception {
        var start = new CyclicBarrier(many);
        var threads = Executors.newFixedThreadPool(many);
        try {
            var claims = Stream.generate(() -> threads.submit(() -> {
                        start.await();
                        return claim.call();
                    }))
                    .limit(many)
                    .toList();
            var fetches = new ArrayList<Attachments.Fetch>();
            for (var each : claims) each.get().ifPresent(fetches::add);
            return fetches;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String base64(byte[] content) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
