package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * One message of a delivery, with what is needed to understand it alone.
 *
 * @param metadata the business number it came to
 * @param isEcho whether a colleague sent it from the WhatsApp Business app
 * @param sender the contact that sent it; missing where the delivery does not say
 */
record Envelope(JsonNode metadata, JsonNode sender, JsonNode message, boolean isEcho) {

    private static final int LONGEST_NUMBER = 64;

    /** Something that stands where a message should, and is none. */
    static Envelope unreadable(JsonNode node) {
        return new Envelope(MissingNode.getInstance(), MissingNode.getInstance(), node, false);
    }

    /** The business number's id, where the delivery says one that can be one. */
    @Nullable
    String number() {
        var id = Json.id(metadata.path("phone_number_id"));
        return id.isEmpty() || id.length() > LONGEST_NUMBER ? null : id;
    }

    /** In the shape of WhatsApp's own {@code value}, so that it can be read again. */
    String toJson() {
        var value = JsonNodeFactory.instance.objectNode();
        if (Json.isThere(metadata)) value.set("metadata", metadata);
        if (Json.isThere(sender)) value.putArray("contacts").add(sender);
        value.putArray(isEcho ? "message_echoes" : "messages").add(message);
        return Json.write(value);
    }
}
