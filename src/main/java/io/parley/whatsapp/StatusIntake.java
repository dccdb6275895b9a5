package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.conversation.Busy;
import io.parley.conversation.Invalid;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.PlainText;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.conversation.Unavailable;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the statuses of a delivery; what cannot be noted is kept and costs no neighbour. */
@Component
class StatusIntake {

    private static final int LONGEST_ID = 255;

    private final Statuses statuses;
    private final LetterBox letterBox;
    private final Timestamps timestamps;

    StatusIntake(Statuses statuses, LetterBox letterBox, Timestamps timestamps) {
        this.statuses = statuses;
        this.letterBox = letterBox;
        this.timestamps = timestamps;
    }

    /**
     * Whether all of them are noted or kept; otherwise they must be delivered again.
     *
     * @throws Unavailable where the database is away
     */
    boolean takes(JsonNode delivery) {
        return values(delivery)
                .flatMap(
                        value -> Json.each(value.path("statuses")).map(status -> takes(value.path("metadata"), status)))
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean takes(JsonNode metadata, JsonNode status) {
        var number = Json.id(metadata.path("phone_number_id"));
        try {
            report(number, status).ifPresent(statuses::hear);
            return true;
        } catch (Busy passing) {
            return false;
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            return letterBox.keeps(number.isEmpty() ? null : number, letter(metadata, status), failure);
        }
    }

    private static String letter(JsonNode metadata, JsonNode status) {
        var value = JsonNodeFactory.instance.objectNode();
        if (Json.isThere(metadata)) value.set("metadata", metadata);
        value.putArray("statuses").add(status);
        return Json.write(value);
    }

    /** Hears what a dead letter has kept; false where there is no status in it. */
    boolean hears(JsonNode value) {
        var number = Json.id(value.path("metadata").path("phone_number_id"));
        var reports = Json.each(value.path("statuses"))
                .flatMap(status -> report(number, status).stream())
                .toList();
        reports.forEach(statuses::hear);
        return !reports.isEmpty();
    }

    private static Stream<JsonNode> values(JsonNode delivery) {
        return Json.each(delivery.path("entry"))
                .flatMap(entry -> Json.each(entry.path("changes")))
                .flatMap(change -> Json.each(change.path("value")));
    }

    private Optional<StatusReport> report(String number, JsonNode node) {
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

    private StatusReport report(PhoneNumberId number, String wamid, MessageStatus status, JsonNode node) {
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
                failed && code == ErrorCodes.WINDOW_OVER ? timestamps.of(node) : null);
    }
}
