package io.parley.whatsapp;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.Attachment;
import io.parley.conversation.Attachments.Fetch;
import io.parley.conversation.Directory;
import io.parley.conversation.MediaStore;
import io.parley.conversation.MediaStore.Expected;
import io.parley.conversation.MediaStore.Place;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Fetches one file from WhatsApp into the store; no transaction is open meanwhile. */
@Component
class MediaDownload {

    private static final Logger LOG = LoggerFactory.getLogger(MediaDownload.class);
    private static final String CANNOT_BE_REACHED = "Retrying: WhatsApp cannot be reached.";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final MediaAddress addresses;
    private final AccessTokens tokens;
    private final Directory directory;
    private final MediaStore store;
    private final MediaSettings settings;
    private final Supplier<HttpClient> client;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("media-deadline-"));

    MediaDownload(
            MediaAddress addresses,
            AccessTokens tokens,
            Directory directory,
            MediaStore store,
            MediaSettings settings,
            WhatsAppSettings whatsApp) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.directory = directory;
        this.store = store;
        this.settings = settings;
        this.client = SingletonSupplier.of(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(whatsApp.connectTimeout())
                .build());
    }

    Fetched of(Fetch fetch) {
        try {
            return attempt(fetch, true);
        } catch (MediaStore.TooLarge tooLarge) {
            return tooLarge(fetch);
        } catch (MediaStore.Damaged damaged) {
            return new Fetched.Later("Retrying: the file did not arrive as it was sent.");
        } catch (MediaStore.Unwritable full) {
            LOG.warn("No file of a customer can be kept just now: {}", String.valueOf(full.getCause()));
            return new Fetched.NoRoom();
        } catch (IOException | UncheckedIOException | org.springframework.web.client.RestClientException broken) {
            return new Fetched.Later(CANNOT_BE_REACHED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Fetched.Later(CANNOT_BE_REACHED);
        }
    }

    /** Nobody wants it any more. */
    void discard(Fetch fetch) {
        directory.number(fetch.number()).ifPresent(number -> remove(new Place(number.ban(), fetch.id())));
    }

    private void remove(Place place) {
        try {
            store.remove(place);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Fetched attempt(Fetch fetch, boolean mayAskAgain) throws IOException, InterruptedException {
        var number = directory.number(fetch.number());
        var token = tokens.of(fetch.number());
        if (number.isEmpty() || token.isEmpty()) return new Fetched.Later("The number has no access token.");
        var answer = addresses.of(fetch);
        if (answer instanceof MediaAddress.Answer.Not not) return not.why();
        var at = (MediaAddress.Answer.At) answer;
        if (at.size() > settings.limitOf(fetch.kind())) return tooLarge(fetch);
        var response = get(at.url(), token.get());
        try (var body = response.body()) {
            if (response.statusCode() == NOT_FOUND && mayAskAgain) return attempt(fetch, false);
            if (response.statusCode() != OK)
                return new Fetched.Later("Retrying: WhatsApp answers " + response.statusCode() + ".");
            return keep(fetch, new Place(number.get().ban(), fetch.id()), body);
        }
    }

    private HttpResponse<InputStream> get(URI url, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .timeout(settings.timeout())
                .GET()
                .build();
        return client.get().send(request, BodyHandlers.ofInputStream());
    }

    /** A body that never ends is closed under its reader. */
    private Fetched keep(Fetch fetch, Place place, InputStream body) throws IOException {
        var deadline = deadlines.schedule(
                () -> {
                    body.close();
                    return place;
                },
                settings.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            var expected = new Expected(settings.limitOf(fetch.kind()), fetch.sha256());
            return new Fetched.Here(store.keep(place, body, expected));
        } finally {
            deadline.cancel(false);
        }
    }

    private Fetched tooLarge(Fetch fetch) {
        var most = settings.limitOf(fetch.kind()) / 1024;
        return new Fetched.Never(
                Attachment.State.TOO_LARGE,
                "Too large: a file of this kind has " + (most >= 1024 ? most / 1024 + " MB" : most + " KB")
                        + " at most.");
    }

    @PreDestroy
    void stop() {
        deadlines.shutdownNow();
    }
}
