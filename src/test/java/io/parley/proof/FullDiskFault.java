package io.parley.proof;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import io.parley.database.PostgresServer;
import io.parley.doors.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The files' disk is full, and room is made again: a file system in memory that only the process sees which has its files
 * there. It needs Linux, and the right to mount.
 */
class FullDiskFault {

    private static final int FILE = 300_000;
    private static final int FILES = 20;
    private static final int ROOM = FILES / 2 * FILE;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer meta =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final byte[] content = new byte[FILE];

    @TempDir
    Path home;

    private PostgresServer server;
    private JdbcClient jdbc;
    private Path disk;
    private OwnProcess node;
    private int port;
    private long room;

    @BeforeEach
    void start() throws Exception {
        disk = Files.createDirectory(home.resolve("media"));
        assumeTrue(mayMount(), "nobody may mount a file system here");
        ThreadLocalRandom.current().nextBytes(content);
        meta.start();
        meta.stubFor(get(urlMatching("/v24.0/\\d+"))
                .willReturn(aResponse().withBody("{\"url\":\"" + meta.baseUrl() + "/file\"}")));
        meta.stubFor(get(urlEqualTo("/file")).willReturn(aResponse().withBody(content)));
        server = PostgresServer.start("");
        server.create("parley");
        jdbc = JdbcClient.create(new DriverManagerDataSource(server.url("parley"), "parley", "parley"));
        node = node();
        node.awaitReady();
        assertThat(node.said()).hasSize(2);
        port = Integer.parseInt(node.said().get(0).substring(Node.PORT.length()));
    }

    private static boolean mayMount() throws IOException, InterruptedException {
        return run("unshare", "--user", "--map-root-user", "--mount", "true") == 0;
    }

    private OwnProcess node() throws IOException {
        room = ROOM;
        var mounted = "mount -t tmpfs -o size=" + room + " tmpfs '" + disk + "' && exec \"$@\"";
        return OwnProcess.of(
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"),
                Node.class,
                home,
                "--server.port=0",
                "--spring.datasource.url=" + server.url("parley"),
                "--parley.whatsapp.api-base-url=" + meta.baseUrl(),
                "--parley.whatsapp.media.poll=50ms",
                "--parley.whatsapp.media.retry-after=100ms",
                "--parley.media.directory=" + disk,
                "--logging.level.root=OFF");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (node != null) node.kill();
        if (server != null) server.close();
        meta.stop();
    }

    @Test
    void costsNoMessageAndNoFile() throws Exception {
        var acknowledged = new ArrayList<String>();
        var waited = 0;
        for (var round = 0; round < Faults.ROUNDS; round++) {
            for (var file = 0; file < FILES; file++) acknowledged.add(customerSendsAFile());
            await().atMost(Duration.ofMinutes(1)).until(() -> count("media_error like '%no room%'") > 0);
            waited += count("media_state = 'WAITING'");

            acknowledged.add(ashaReplies());
            var refused = ashaUploads();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(refused.body()).path("detail").asText()).contains("no room for files");

            makeRoom();
            await().atMost(Duration.ofMinutes(3)).until(() -> count("media_state <> 'STORED'") == 0);
        }

        assertThat(count("media_state = 'STORED'")).isEqualTo(FILES * Faults.ROUNDS);
        assertThat(everyFile()).isEqualTo(FILES * Faults.ROUNDS).isGreaterThan(0);
        new Audit(server.url("parley")).holdsFor(acknowledged);
        Faults.tell("a full disk for files", acknowledged.size());
        System.out.printf("  %d files waited for room, all are there whole%n", waited);
    }

    private ConversationKey customer() {
        return new ConversationKey(new PhoneNumberId("100000000000001"), "4917600001");
    }

    private String customerSendsAFile() throws Exception {
        var id = "wamid." + UUID.randomUUID();
        var media = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        var delivery = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s","display_phone_number":"4930"},
                 "contacts":[{"profile":{"name":"Mina Park"},"wa_id":"%s"}],
                 "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"image",
                  "image":{"id":"%d","mime_type":"image/png"}}]}}]}]}""".formatted(
                        customer().number(),
                        customer().customer(),
                        customer().customer(),
                        id,
                        Instant.now().getEpochSecond(),
                        media);
        assertThat(new Webhook(port, "demo-app-secret").post(delivery)).isEqualTo(200);
        return id;
    }

    private String ashaReplies() throws Exception {
        var id = UUID.randomUUID().toString();
        var answer = asha(
                "/replies",
                "application/json",
                BodyPublishers.ofString("{\"id\":\"%s\",\"text\":\"Soon\"}".formatted(id)));
        assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(201);
        return id;
    }

    private HttpResponse<byte[]> ashaUploads() throws Exception {
        return asha("/media?name=shoe.png", "image/png", BodyPublishers.ofByteArray(content));
    }

    private HttpResponse<byte[]> asha(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        return HTTP.send(
                request("/api/conversations/" + customer() + path)
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("asha:demo".getBytes()));
    }

    /** As somebody does who enlarges a disk. */
    private void makeRoom() throws Exception {
        room += 2L * ROOM;
        var remounted = run(
                "nsenter",
                "--target",
                String.valueOf(node.pid()),
                "--user",
                "--mount",
                "--preserve-credentials",
                "mount",
                "-o",
                "remount,size=" + room,
                disk.toString());
        assertThat(remounted).isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** How many files come as they were sent. */
    private int everyFile() throws Exception {
        var ids =
                jdbc.sql("select media_id from attachment").query(String.class).list();
        for (var id : ids) {
            var file = HTTP.send(
                    request("/api/conversations/" + customer() + "/media/" + id).build(), BodyHandlers.ofByteArray());
            assertThat(file.body()).isEqualTo(content);
        }
        return ids.size();
    }

    private int count(String which) {
        return jdbc.sql("select count(*) from attachment where " + which)
                .query(Integer.class)
                .single();
    }
}
