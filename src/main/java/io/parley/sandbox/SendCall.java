package io.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a business asks WhatsApp to send. */
record SendCall(
        String to,
        String kind,
        Contents.Content content,
        @Nullable String quotes,
        @Nullable String callbackData) {

    private static final int LONGEST_CALLBACK_DATA = 512;

    /**
     * Reads and checks it, as WhatsApp does.
     *
     * @throws GraphError naming the parameter
     */
    static SendCall of(JsonNode body, String number, Contents contents) {
        var to = body.path("to").asText(body.path("recipient").asText(""));
        if (to.isBlank()) throw GraphError.of(100, "The parameter to is required.");
        var kind = body.path("type").asText("text");
        var callbackData = textOrNull(body.path("biz_opaque_callback_data"));
        if (callbackData != null && callbackData.length() > LONGEST_CALLBACK_DATA)
            throw GraphError.of(100, "biz_opaque_callback_data must be at most 512 characters long.");
        var quotes = textOrNull(body.path("context").path("message_id"));
        return new SendCall(to, kind, contents.of(kind, body.path(kind), number), quotes, callbackData);
    }

    Bubble on(String number, Instant at) {
        try {
            var chat = new ConversationKey(new PhoneNumberId(number), recipient());
            return new Bubble(
                    Memory.newId(),
                    chat,
                    false,
                    kind,
                    content.text(),
                    content.file(),
                    quotes,
                    callbackData,
                    at,
                    Tick.ACCEPTED,
                    false,
                    null);
        } catch (Invalid invalid) {
            throw GraphError.of(131009, "The recipient is not a valid WhatsApp user");
        }
    }

    /** The digits of a phone number; every other id verbatim. */
    String recipient() {
        return to.matches("[0-9 ()+-]+") ? to.replaceAll("[^0-9]", "") : to;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}
