package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Customer;
import io.parley.conversation.PlainText;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who sent a message, by every id that WhatsApp tells; an empty id is none. */
final class Senders {

    private static final int LONGEST_USERNAME = 200;

    // A name stands before it and may say anything: only what stands last is WhatsApp's own.
    private static final Pattern CHANGED = Pattern.compile("(?s).*changed from (\\S+) to (\\S+)");

    private Senders() {}

    static Customer of(Envelope envelope) {
        var message = envelope.message();
        var sender = envelope.sender();
        var told = customer(
                firstOf(message.path("from"), sender.path("wa_id")),
                firstOf(message.path("from_user_id"), sender.path("user_id")),
                PlainText.line(Json.text(sender.path("profile").path("username")), LONGEST_USERNAME));
        return told.ids().isEmpty() ? left(message.path("system")) : told;
    }

    /** The ids they have from now on; null where the message is no such notice. */
    static @Nullable Customer after(JsonNode message) {
        if (!Json.text(message.path("type")).equals("system")) return null;
        var system = message.path("system");
        if (!Json.text(system.path("type")).contains("changed")) return null;
        var now =
                customer(firstOf(system.path("new_wa_id"), system.path("wa_id")), firstOf(system.path("user_id")), "");
        return now.ids().isEmpty() ? null : now;
    }

    /** Where the notice alone says whose ids have changed. */
    private static Customer left(JsonNode system) {
        var previous = firstOf(system.path("previous_user_id"), system.path("previous_wa_id"));
        if (!previous.isEmpty()) return Customer.of(previous);
        var changed = CHANGED.matcher(Json.text(system.path("body")));
        var isOfThese = changed.matches()
                && Stream.of("user_id", "wa_id", "new_wa_id")
                        .anyMatch(field -> Json.id(system.path(field)).equals(changed.group(2)));
        return isOfThese ? Customer.of(changed.group(1)) : Customer.NOBODY;
    }

    /** WhatsApp tells a user id in the place of a phone here and there. */
    private static Customer customer(String phone, String userId, String username) {
        var first = Customer.of(phone);
        return first.userId() == null || !userId.isEmpty()
                ? new Customer(phone, userId, username)
                : new Customer(null, phone, username);
    }

    private static String firstOf(JsonNode... nodes) {
        return Stream.of(nodes)
                .map(Json::id)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }
}
