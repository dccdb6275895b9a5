package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Invalid;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.PlainText;
import io.parley.conversation.StatusReport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the statuses of a delivery; what cannot be read costs no neighbour. */
final class StatusIntake {

    private static final Logger log = LoggerFactory.getLogger(StatusIntake.class);
    private static final int LONGEST_ID = 255;

    private final Consumer<StatusReport> ears;

    StatusIntake(Consumer<StatusReport> ears) {
        this.ears = ears;
    }

    /** Whether all of them are noted; otherwise they must be delivered again. */
    boolean takes(JsonNode delivery) {
        try {
            values(delivery).flatMap(StatusIntake::reports).forEach(ears);
            return true;
        } catch (RuntimeException failure) {
            log.warn("A status could not be noted: {}", failure.getClass().getName());
            return false;
        }
    }

    private static Stream<JsonNode> values(JsonNode delivery) {
        return Json.each(delivery.path("entry"))
                .flatMap(entry -> Json.each(entry.path("changes")))
                .flatMap(change -> Json.each(change.path("value")));
    }

    private static Stream<StatusReport> reports(JsonNode value) {
        var number = Json.id(value.path("metadata").path("phone_number_id"));
        return Json.each(value.path("statuses")).flatMap(status -> report(number, status).stream());
    }

    private static Optional<StatusReport> report(String number, JsonNode node) {
        var wamid = Json.id(node.path("id"));
        var status =
                MessageStatus.of(Json.text(node.path("status"))).filter(it -> it.compareTo(MessageStatus.SENT) >= 0);
        if (status.isEmpty() || wamid.isEmpty() || wamid.length() > LONGEST_ID) return Optional.empty();
        try {
            return Optional.of(report(new PhoneNumberId(number), wamid, status.get(), node));
        } catch (Invalid noNumber) {
            return Optional.empty();
        }
    }

    private static StatusReport report(PhoneNumberId number, String wamid, MessageStatus status, JsonNode node) {
        var ours = Json.id(node.path("biz_opaque_callback_data"));
        var error = node.path("errors").path(0);
        var code = error.path("code").asInt();
        var failed = status == MessageStatus.FAILED;
        return new StatusReport(
                number,
                wamid,
                ours.isEmpty() || ours.length() > LONGEST_ID ? null : ours,
                status,
                failed ? PlainText.line(ErrorCodes.words(code, CloudApi.detailsOf(error)), 500) : null,
                failed && code == ErrorCodes.WINDOW_OVER);
    }
}
