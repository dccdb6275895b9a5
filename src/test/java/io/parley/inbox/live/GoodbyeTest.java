package io.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.Parley;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An open page, when Parley stops … */
class GoodbyeTest {

    @Test
    void holdsNobodyUp() throws Exception {
        var parley = new SpringApplicationBuilder(Parley.class).profiles("test").run("--server.port=0");
        var heard = HttpClient.newHttpClient()
                .send(events(portOf(parley)), BodyHandlers.ofLines())
                .body()
                .iterator();
        assertThat(heard.next()).isEqualTo("event:hello");

        var stopped = CompletableFuture.runAsync(parley::close);

        assertThat(stopped).succeedsWithin(Duration.ofSeconds(15));
        var ended = CompletableFuture.runAsync(() -> heard.forEachRemaining(line -> {}));
        ended.get(5, TimeUnit.SECONDS);
    }

    private static HttpRequest events(int port) {
        var asha = "Basic " + Base64.getEncoder().encodeToString("asha:demo".getBytes());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/inbox/events"))
                .header("Authorization", asha)
                .build();
    }

    private static int portOf(ConfigurableApplicationContext parley) {
        return ((ServletWebServerApplicationContext) parley).getWebServer().getPort();
    }
}
