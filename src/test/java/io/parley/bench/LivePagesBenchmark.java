package io.parley.bench;

import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.parley.Parley;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What open pages cost a node, and how soon they hear: {@code mvn -Pbenchmark test -Dtest=LivePagesBenchmark}. */
class LivePagesBenchmark {

    private static final int PAGES = Integer.getInteger("parley.bench.pages", 500);
    private static final int OF_ONE_PERSON = 20;
    private static final int SECONDS = Integer.getInteger("parley.bench.seconds", 20);
    private static final int A_SECOND = 20;
    private static final int CUSTOMERS = 100;
    private static final String NUMBER = "100000000000001";
    private static final String SECRET = "bench-secret";

    @TempDir
    Path home;

    private final HttpClient whatsApp = HttpClient.newHttpClient();

    @Test
    void costAndHear() throws Exception {
        try (var parley = parley();
                var pages = new OpenPages()) {
            var port = parley.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            people(parley.getBean(IdentityService.class));
            for (var customer = 0; customer < CUSTOMERS; customer++) writes(port, customer);

            var heapBefore = heap();
            var cpuWithout = cpuOf(SECONDS);
            for (var page = 0; page < PAGES; page++) pages.open(port, "listener" + page / OF_ONE_PERSON);
            await().atMost(Duration.ofMinutes(2)).until(() -> pages.greeted() == PAGES);
            var heapPerPage = (heap() - heapBefore) / PAGES;
            var cpuPerPage = (cpuOf(SECONDS) - cpuWithout) / PAGES;

            storm(port, pages);
            var nanos = pages.nanos();
            System.out.printf(
                    "%n| open pages | heap a page | CPU a page, idle | messages | events | webhook to event p50 | p99 | max |%n"
                            + "|--:|--:|--:|--:|--:|--:|--:|--:|%n"
                            + "| %d | %,d bytes | %.3f ms/s | %d at %d/s | %,d | %.1f ms | %.1f ms | %.1f ms |%n",
                    PAGES,
                    heapPerPage,
                    cpuPerPage / 1e6 / SECONDS,
                    SECONDS * A_SECOND,
                    A_SECOND,
                    nanos.size(),
                    nanos.get(nanos.size() / 2) / 1e6,
                    nanos.get(nanos.size() * 99 / 100) / 1e6,
                    nanos.get(nanos.size() - 1) / 1e6);
        }
    }

    private ConfigurableApplicationContext parley() {
        return new SpringApplicationBuilder(Parley.class)
                .profiles("bench")
                .run(
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("parley")
                                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000",
                        "--parley.demo.conversations=false",
                        "--parley.whatsapp.app-secret=" + SECRET,
                        "--parley.media.directory=" + home.resolve("media"),
                        "--server.port=0");
    }

    /** As many as it takes for the pages: of one person twenty are kept live. */
    private static void people(IdentityService identities) {
        for (var count = 0; count <= PAGES / OF_ONE_PERSON; count++) {
            var person = identities.newUser("listener" + count);
            person.setPassword(OpenPages.PASSWORD);
            identities.saveUser(person);
            identities.createMembership(person.getId(), "agent");
            identities.createTenantUserMembership("acme", person.getId());
        }
    }

    private void storm(int port, OpenPages pages) throws Exception {
        var began = System.nanoTime();
        for (var message = 0; message < SECONDS * A_SECOND; message++) {
            var due = began + message * 1_000_000_000L / A_SECOND;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                Thread.sleep(Duration.ofNanos(left).toMillis(), (int) (left % 1_000_000));
            pages.sending(NUMBER + ":4930" + message % CUSTOMERS);
            writes(port, message % CUSTOMERS);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> pages.nanos().size() >= PAGES * SECONDS * A_SECOND * 99 / 100);
    }

    private void writes(int port, int customer) throws Exception {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},
                "contacts":[{"profile":{"name":"Customer"},"wa_id":"4930%d"}],
                "messages":[{"from":"4930%d","id":"wamid.%s","timestamp":"%d","type":"text","text":{"body":"Hello"}}]}}]}]}""".formatted(NUMBER, customer, customer, UUID.randomUUID(), System.currentTimeMillis() / 1000);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/whatsapp"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + signature(body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = whatsApp.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    }

    private static String signature(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static long heap() throws InterruptedException {
        for (var time = 0; time < 3; time++) {
            System.gc();
            Thread.sleep(300);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double cpuOf(int seconds) throws InterruptedException {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var before = process.getProcessCpuTime();
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        return process.getProcessCpuTime() - before;
    }
}
