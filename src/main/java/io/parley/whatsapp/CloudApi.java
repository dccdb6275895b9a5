package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Attachment;
import io.parley.conversation.Customer;
import io.parley.conversation.Outcome;
import io.parley.conversation.Outgoing;
import io.parley.conversation.Sender;
import io.parley.whatsapp.MediaUpload.Result;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** WhatsApp's Cloud API: one call per message, never a second one behind our back. */
@Component
class CloudApi implements Sender {

    private static final String NOBODY = "Not sent: the customer's phone number belongs to somebody else by now.";
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final GraphApi graph;
    private final MediaUpload uploads;

    CloudApi(GraphApi graph, MediaUpload uploads) {
        this.graph = graph;
        this.uploads = uploads;
    }

    @Override
    public Outcome send(Outgoing message) {
        if (message.to().ids().isEmpty()) return new Outcome.Refused(NOBODY, false);
        var number = graph.as(message.conversation().number());
        if (number.isEmpty()) return new Outcome.NumberPaused("The number has no access token.");
        var file = message.content().attachment();
        return file == null ? write(message, null, number.get()) : postWithFile(message, file, number.get());
    }

    private Outcome postWithFile(Outgoing message, Attachment file, RestClient number) {
        var result = bring(message, file, number);
        if (result instanceof Result.Not not) return not.outcome();
        return write(message, ((Result.Known) result).mediaId(), number);
    }

    /** Whatever goes wrong here, nothing has been sent. */
    private Result bring(Outgoing message, Attachment file, RestClient number) {
        try {
            return uploads.of(message, file, number);
        } catch (RuntimeException failure) {
            return new Result.Not(new Outcome.Later(
                    ErrorCodes.powerOfFour(message.attempts()),
                    "Retrying: the file could not be brought to WhatsApp."));
        }
    }

    private static Outcome write(Outgoing message, @Nullable String mediaId, RestClient number) {
        try {
            return post(message, mediaId, number);
        } catch (RuntimeException failure) {
            return neverConnected(failure)
                    ? new Outcome.Later(
                            ErrorCodes.whileOutOfReach(message.attempts()), "Retrying: WhatsApp cannot be reached.")
                    : new Outcome.Unclear();
        }
    }

    private static Outcome post(Outgoing message, @Nullable String mediaId, RestClient number) {
        return Objects.requireNonNull(number.post()
                .uri("/{number}/messages", message.conversation().number().value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(MessageBody.of(message, mediaId).getBytes(StandardCharsets.UTF_8))
                .exchange((request, response) -> outcomeOf(response, message.attempts())));
    }

    private static Outcome outcomeOf(ClientHttpResponse response, int attempts) throws IOException {
        var status = response.getStatusCode().value();
        var answer = Json.within(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        var error = answer.path("error");
        if (error.path("code").isIntegralNumber())
            return patient(ErrorCodes.outcomeOf(error.path("code").asInt(), detailsOf(error), attempts), response);
        if (response.getStatusCode().is2xxSuccessful()) return accepted(answer);
        if (status == TOO_MANY)
            return patient(
                    new Outcome.Later(ErrorCodes.powerOfFour(attempts), "Waiting: too many calls to WhatsApp."),
                    response);
        return status >= SERVER_ERRORS
                ? new Outcome.Unclear()
                : new Outcome.Refused("WhatsApp answers " + status + ".", false);
    }

    private static Outcome accepted(JsonNode answer) {
        var wamid = Json.id(answer.path("messages").path(0).path("id"));
        var contact = answer.path("contacts").path(0);
        var recipient = new Customer(Json.id(contact.path("wa_id")), Json.id(contact.path("user_id")), null);
        return wamid.isEmpty() ? new Outcome.Unclear() : new Outcome.Accepted(wamid, recipient);
    }

    static String detailsOf(JsonNode error) {
        var details = Json.text(error.path("error_data").path("details"));
        return details.isBlank() ? Json.text(error.path("message")) : details;
    }

    /** Waits at least as long as WhatsApp asks for. */
    private static Outcome patient(Outcome outcome, ClientHttpResponse response) {
        if (!(outcome instanceof Outcome.Later later)) return outcome;
        var asked = seconds(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
        return asked.compareTo(later.pause()) > 0
                ? new Outcome.Later(asked, later.words(), later.wholeNumber())
                : later;
    }

    private static Duration seconds(@Nullable String text) {
        return text != null && text.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }

    private static boolean neverConnected(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
    }
}
