package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Content;
import io.parley.conversation.PlainText;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an agent reads of a message; {@code unsupported} where nothing of it could be read. */
final class Line {

    private static final int LONGEST_TYPE = 40;
    private static final int LONGEST_ID = 255;

    private Line() {}

    static Content of(JsonNode message) {
        var type = Json.text(message.path("type"));
        var text = PlainText.of(Words.of(message));
        var isUnsupported = text.isBlank();
        return new Content(
                isUnsupported ? "unsupported" : type,
                isUnsupported ? unsupported(type, message) : text,
                Json.write(message),
                quotedBy(message),
                isUnsupported ? null : Files.of(type, message.path(type)));
    }

    /** The message that this one answers, reacts to, edits or deletes. */
    private static @Nullable String quotedBy(JsonNode message) {
        return Stream.of(
                        message.path("context").path("id"),
                        message.path("reaction").path("message_id"),
                        message.path("edit").path("original_message_id"),
                        message.path("revoke").path("original_message_id"))
                .map(Json::id)
                .filter(id -> !id.isEmpty()
                        && id.length() <= LONGEST_ID
                        && PlainText.of(id).equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String unsupported(String type, JsonNode message) {
        var named = Json.text(message.path("unsupported").path("type"));
        var known = type.equals("unsupported") || type.equals("unknown") ? "" : type;
        var name = PlainText.line(named.isBlank() ? known : named, LONGEST_TYPE);
        return "Unsupported message" + (name.isEmpty() ? "" : " (" + name + ")")
                + ": please ask the customer to send it another way";
    }
}
