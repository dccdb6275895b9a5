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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Pages that are left without a word, at any moment, while they are told something … */
@House
class LeftPagesTest {

    private static final int BROWSERS = 4;
    private static final int PAGES = 150;
    private static final List<String> PEOPLE = List.of("asha", "ben", "maya");

    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext house;

    /** A server that stops waits for every request that is going on. */
    @Test
    void keepNobodyWaitingWhoWantsToStop() throws Exception {
        var before = goingOn();
        var threads = Executors.newFixedThreadPool(BROWSERS + 1);
        try {
            var talking = threads.submit(this::talk);
            var browsers = new ArrayList<Callable<Object>>();
            for (var browser = 0; browser < BROWSERS; browser++) browsers.add(this::openAndLeave);
            for (var done : threads.invokeAll(browsers)) done.get();

            await().atMost(Duration.ofSeconds(30)).until(() -> goingOn() <= before);
            talking.cancel(true);
        } finally {
            threads.shutdownNow();
        }
    }

    private Object openAndLeave() throws IOException, InterruptedException {
        for (var page = 0; page < PAGES; page++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (page % 2 == 0) socket.setSoLinger(true, 0);
                socket.getOutputStream().write(request(PEOPLE.get(page % PEOPLE.size())));
                if (page % 3 == 0) assertThat(socket.getInputStream().read()).isEqualTo('H');
                Thread.sleep(ThreadLocalRandom.current().nextInt(30));
            }
        }
        return this;
    }

    private static byte[] request(String person) {
        var basic = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        return ("GET /inbox/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + basic + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Object talk() throws IOException, InterruptedException {
        var key =
                new ConversationKey(new PhoneNumberId("100000000000001"), "4917" + System.nanoTime() % 1_000_000_000L);
        while (!Thread.currentThread().isInterrupted())
            new Webhook(port, "demo-app-secret").post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), "Hello"));
        return this;
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
