package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a delivery: every message of every change of every entry, each in an envelope of its own. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    static List<Envelope> open(JsonNode delivery) {
        return Json.each(delivery.path("entry")).flatMap(Delivery::ofEntry).toList();
    }

    private static Stream<Envelope> ofEntry(JsonNode entry) {
        if (!entry.isObject()) return Stream.of(Envelope.unreadable(entry));
        return Json.each(entry.path("changes")).flatMap(Delivery::ofChange);
    }

    private static Stream<Envelope> ofChange(JsonNode change) {
        if (!change.isObject()) return Stream.of(Envelope.unreadable(change));
        var field = Json.text(change.path("field"));
        if (field.isBlank() || field.equals("messages"))
            return Json.each(change.path("value")).flatMap(Delivery::ofValue);
        LOG.debug("Left a change that brings no customer's message");
        return Stream.empty();
    }

    /** The messages of one {@code value}, as a dead letter keeps it, too. */
    static Stream<Envelope> ofValue(JsonNode value) {
        if (!value.isObject()) return Stream.of(Envelope.unreadable(value));
        var contacts = new Contacts(value.path("contacts"));
        return Json.each(value.path("messages"))
                .map(message -> new Envelope(value.path("metadata"), contacts.senderOf(message), message));
    }
}
