package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.PlainText;

/**
 * What an agent reads of a message.
 *
 * @param kind WhatsApp's type, or {@code unsupported} where nothing of it could be read
 */
record Line(String kind, String text) {

    private static final int LONGEST_TYPE = 40;

    static Line of(JsonNode message) {
        var type = Json.text(message.path("type"));
        var text = PlainText.of(Words.of(message));
        return text.isBlank() ? new Line("unsupported", unsupported(type, message)) : new Line(type, text);
    }

    private static String unsupported(String type, JsonNode message) {
        var named = Json.text(message.path("unsupported").path("type"));
        var known = type.equals("unsupported") || type.equals("unknown") ? "" : type;
        var name = PlainText.line(named.isBlank() ? known : named, LONGEST_TYPE);
        return "Unsupported message" + (name.isEmpty() ? "" : " (" + name + ")")
                + ": please ask the customer to send it another way";
    }
}
