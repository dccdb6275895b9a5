package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.Content;
import io.parley.conversation.Customer;
import io.parley.conversation.Outcome;
import io.parley.conversation.Outgoing;
import io.parley.conversation.Sender;
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

    CloudApi(GraphApi graph) {
        this.graph = graph;
    }

    @Override
    public Outcome send(Outgoing message) {
        if (message.to().ids().isEmpty()) return new Outcome.Refused(NOBODY, false);
        var number = graph.as(message.conversation().number());
        if (number.isEmpty()) return new Outcome.NumberPaused("The number has no access token.");
        try {
            return post(message, number.get());
        } catch (RuntimeException failure) {
            return neverConnected(failure)
                    ? new Outcome.Later(
                            ErrorCodes.powerOfFour(message.attempts()), "Retrying: WhatsApp cannot be reached.")
                    : new Outcome.Unclear();
        }
    }

    private static Outcome post(Outgoing message, RestClient number) {
        return Objects.requireNonNull(number.post()
                .uri("/{number}/messages", message.conversation().number().value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(bodyOf(message).getBytes(StandardCharsets.UTF_8))
                .exchange((request, response) -> outcomeOf(response, message.attempts())));
    }

    private static String bodyOf(Outgoing message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("messaging_product", "whatsapp").put("recipient_type", "individual");
        address(body, message.to());
        body.put("biz_opaque_callback_data", message.id());
        addContent(body, message.content());
        var quotes = message.content().quotes();
        if (quotes != null) body.putObject("context").put("message_id", quotes);
        return Json.write(body);
    }

    /** Never a user id in {@code to}: WhatsApp would drop the message without a word. */
    private static void address(ObjectNode body, Customer customer) {
        var phone = customer.phone();
        if (phone == null) body.put("recipient", customer.userId());
        else body.put("to", phone.startsWith("+") ? phone : "+" + phone);
    }

    private static void addContent(ObjectNode body, Content content) {
        if (content.isTemplate()) {
            body.put("type", Content.TEMPLATE).set(Content.TEMPLATE, Json.within(String.valueOf(content.raw())));
        } else {
            body.put("type", "text");
            body.putObject("text").put("body", content.text()).put("preview_url", true);
        }
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
