package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The people a delivery names, found by either of their ids: WhatsApp hides one of them from time to time. */
final class Contacts {

    private final List<JsonNode> all;
    private final Map<String, JsonNode> byId = new HashMap<>();

    Contacts(JsonNode contacts) {
        all = Json.each(contacts).filter(JsonNode::isObject).toList();
        for (var contact : all)
            Stream.of("wa_id", "user_id")
                    .map(field -> Json.id(contact.path(field)))
                    .filter(id -> !id.isEmpty())
                    .forEach(id -> byId.putIfAbsent(id, contact));
    }

    /** Who sent this message; missing where nobody says. */
    JsonNode senderOf(JsonNode message) {
        var from = Json.id(message.path("from"));
        var userId = Json.id(message.path("from_user_id"));
        if (from.isEmpty() && userId.isEmpty()) return onlyOne();
        return Stream.of(from, userId)
                .filter(byId::containsKey)
                .map(byId::get)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private JsonNode onlyOne() {
        return all.size() == 1 ? all.get(0) : MissingNode.getInstance();
    }
}
