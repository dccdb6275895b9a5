package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import io.parley.doors.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Pages that are left without a word … */
@House
class LeftPagesTest {

    private static final int PAGES = 5;

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext house;

    /** A server that stops waits for every request that is going on. */
    @Test
    void keepNobodyWaitingWhoWantsToStop() throws Exception {
        var before = goingOn();
        for (var page = 0; page < PAGES; page++) openAndLeave();

        var key =
                new ConversationKey(new PhoneNumberId("100000000000001"), "4917" + System.nanoTime() % 1_000_000_000L);
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            new Webhook(port, "demo-app-secret").post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), "Hello"));
            return goingOn() <= before;
        });
    }

    private void openAndLeave() throws IOException {
        var before = goingOn();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var asha = Base64.getEncoder().encodeToString("asha:demo".getBytes(StandardCharsets.UTF_8));
            var request = "GET /inbox/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + asha + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            await().until(() -> goingOn() > before);
        }
    }

    /** Requests that have not come to their end. */
    private long goingOn() {
        var server = (TomcatWebServer) house.getWebServer();
        return Arrays.stream(server.getTomcat().getHost().findChildren())
                .map(StandardContext.class::cast)
                .mapToLong(StandardContext::getInProgressAsyncCount)
                .sum();
    }
}
