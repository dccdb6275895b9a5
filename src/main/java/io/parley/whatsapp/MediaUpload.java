package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Attachment;
import io.parley.conversation.Directory;
import io.parley.conversation.MediaStore;
import io.parley.conversation.MediaStore.Held;
import io.parley.conversation.MediaStore.Place;
import io.parley.conversation.Outcome;
import io.parley.conversation.Outgoing;
import io.parley.conversation.OutgoingMedia;
import io.parley.conversation.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** Brings a reply's file to WhatsApp before the reply. Until the reply itself is written nothing has been sent. */
@Component
class MediaUpload {

    /** WhatsApp keeps it for thirty. */
    private static final Duration KEPT = Duration.ofDays(29);

    private final OutgoingMedia outgoing;
    private final MediaStore store;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    MediaUpload(OutgoingMedia outgoing, MediaStore store, Directory directory, Transactions transactions, Clock clock) {
        this.outgoing = outgoing;
        this.store = store;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it: WhatsApp's id of the file, or why there is none. */
    sealed interface Result {

        record Known(String mediaId) implements Result {}

        record Not(Outcome outcome) implements Result {}
    }

    Result of(Outgoing message, Attachment file, RestClient number) {
        var known = transactions.apart(() -> outgoing.knownAs(file.id(), clock.instant()));
        if (known.isPresent()) return new Result.Known(known.get());
        var held = held(message, file);
        if (held.isEmpty())
            return new Result.Not(new Outcome.Refused("Not sent: the file is gone from the store.", false));
        var result = upload(message, file, held.get(), number);
        if (result instanceof Result.Known now) note(file, now);
        return result;
    }

    private Optional<Held> held(Outgoing message, Attachment file) {
        return directory
                .number(message.conversation().number())
                .flatMap(number -> store.find(new Place(number.ban(), file.id())));
    }

    private void note(Attachment file, Result.Known now) {
        transactions.apart(() -> {
            outgoing.isKnownAs(file.id(), now.mediaId(), clock.instant().plus(KEPT));
            return now;
        });
    }

    private static Result upload(Outgoing message, Attachment file, Held held, RestClient number) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("messaging_product", "whatsapp");
        parts.add("type", file.type());
        parts.add("file", new HttpEntity<>(new Streamed(file, held), typeOf(file)));
        return Objects.requireNonNull(number.post()
                .uri("/{number}/media", message.conversation().number().value())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange((request, response) -> result(response, message.attempts())));
    }

    private static HttpHeaders typeOf(Attachment file) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(file.type()));
        return headers;
    }

    private static Result result(ClientHttpResponse response, int attempts) throws IOException {
        var answer = Json.within(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        var id = Json.id(answer.path("id"));
        if (response.getStatusCode().is2xxSuccessful() && !id.isEmpty()) return new Result.Known(id);
        return new Result.Not(refusal(answer.path("error"), attempts));
    }

    private static Outcome refusal(JsonNode error, int attempts) {
        return error.path("code").isIntegralNumber()
                ? ErrorCodes.outcomeOf(error.path("code").asInt(), CloudApi.detailsOf(error), attempts)
                : new Outcome.Later(ErrorCodes.powerOfFour(attempts), "Retrying: WhatsApp did not take the file.");
    }

    /** Read from the store while it is written. */
    private static final class Streamed extends AbstractResource {

        private final Attachment file;
        private final Held held;

        private Streamed(Attachment file, Held held) {
            this.file = file;
            this.held = held;
        }

        @Override
        public String getFilename() {
            return "file";
        }

        @Override
        public long contentLength() {
            return held.size();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return held.open();
        }

        @Override
        public String getDescription() {
            return file.toString();
        }
    }
}
