package io.parley.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Calls Parley's webhook as WhatsApp does: over HTTP, signed, and again when it was not taken. */
@Component
@Profile(SandboxProfile.NAME)
class WebhookCalls {

    private static final Logger log = LoggerFactory.getLogger(WebhookCalls.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int TRIES = 4;

    private final Supplier<HttpClient> http = SingletonSupplier.of(
            () -> HttpClient.newBuilder().connectTimeout(LONGEST).build());
    private final AppSecret secret;
    private final Environment environment;

    WebhookCalls(AppSecret secret, Environment environment) {
        this.secret = secret;
        this.environment = environment;
    }

    /** Whether it was taken in the end, this many times. */
    boolean deliver(byte[] payload, int times) {
        var taken = true;
        for (var time = 0; time < times; time++) taken &= deliver(payload);
        return taken;
    }

    private boolean deliver(byte[] payload) {
        try {
            for (var attempt = 1; attempt <= TRIES; attempt++) {
                if (post(payload)) return true;
                if (attempt < TRIES) Thread.sleep(250L << attempt);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        log.warn("Parley's webhook did not take what the sandbox sent");
        return false;
    }

    private boolean post(byte[] payload) throws InterruptedException {
        try {
            return http.get().send(request(payload), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private HttpRequest request(byte[] payload) {
        return HttpRequest.newBuilder(webhook())
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", secret.sign(payload))
                .POST(BodyPublishers.ofByteArray(payload))
                .build();
    }

    private URI webhook() {
        var port = environment.getRequiredProperty("local.server.port");
        var context = environment.getProperty("server.servlet.context-path", "");
        return URI.create("http://127.0.0.1:" + port + context + "/webhooks/whatsapp");
    }
}
