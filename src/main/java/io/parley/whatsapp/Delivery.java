package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.conversation.PlainText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a delivery: every message of every change of every entry, each in an envelope of its own. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final Set<String> BRING_MESSAGES = Set.of("messages", "smb_message_echoes");
    private static final int LONGEST_NOTICE = 100;

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
        if (field.isBlank() || BRING_MESSAGES.contains(field))
            return Json.each(change.path("value")).flatMap(Delivery::ofValue);
        LOG.info("WhatsApp tells of {}", notice(field, change.path("value")));
        return Stream.empty();
    }

    /** What an admin may want to look after; nothing of it is about one person. */
    private static String notice(String field, JsonNode value) {
        return PlainText.line(field + " " + Json.text(value.path("event")), LONGEST_NOTICE);
    }

    /** The messages of one {@code value}, as a dead letter keeps it, too. */
    static Stream<Envelope> ofValue(JsonNode value) {
        if (!value.isObject()) return Stream.of(Envelope.unreadable(value));
        var contacts = new Contacts(value.path("contacts"));
        Json.each(value.path("errors"))
                .forEach(error -> LOG.warn(
                        "WhatsApp tells of the error {}", error.path("code").asInt()));
        var messages = Json.each(value.path("messages"))
                .map(message -> new Envelope(value.path("metadata"), contacts.senderOf(message), message, false));
        var echoes = Json.each(value.path("message_echoes"))
                .map(echo -> new Envelope(value.path("metadata"), MissingNode.getInstance(), echo, true));
        return Stream.concat(messages, echoes);
    }
}
