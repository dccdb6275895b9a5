package io.parley.whatsapp;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Content;
import io.parley.conversation.PlainText;
import java.util.stream.Stream;

/** Puts each of WhatsApp's types into words; nothing where there is nothing to read. */
final class Words {

    private Words() {}

    static String of(JsonNode message) {
        var type = Json.text(message.path("type"));
        var content = message.path(type);
        return switch (type) {
            case "text" -> text(content.path("body"));
            case "image" -> media("[Image]", content);
            case "video" -> media("[Video]", content);
            case "document" -> media("[Document]", content);
            case "sticker" -> "[Sticker]";
            case "audio" -> content.path("voice").asBoolean() ? "[Voice message]" : "[Audio file]";
            case "location" -> location(content);
            case "contacts" -> contacts(content);
            case "interactive" -> InteractiveWords.of(content);
            case "button" -> firstOf(content, "text", "payload");
            case "order" -> order(content);
            case "reaction" -> Content.reacted(Json.text(content.path("emoji")));
            case "system" -> firstOf(content, "body", "type");
            case "edit" -> joined(": ", "Edited a message", of(content.path("message")));
            case "revoke" -> "Deleted a message";
            case "request_welcome" -> "Opened the chat";
            default -> "";
        };
    }

    /** The first of these fields that says something. */
    static String firstOf(JsonNode content, String... fields) {
        return Stream.of(fields)
                .map(field -> Json.text(content.path(field)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Those parts that say something, with this between them. */
    static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(joining(between));
    }

    private static String text(JsonNode body) {
        var text = PlainText.of(Json.text(body));
        return text.isBlank() && body.isTextual() ? "[Empty message]" : text;
    }

    private static String media(String label, JsonNode media) {
        return joined(" ", label, joined(": ", firstOf(media, "filename"), firstOf(media, "caption")));
    }

    private static String location(JsonNode place) {
        var coordinates = joined(", ", firstOf(place, "latitude"), firstOf(place, "longitude"));
        var where = joined(", ", firstOf(place, "name"), firstOf(place, "address"));
        return joined(" ", "[Location]", where, coordinates.isEmpty() ? "" : "(" + coordinates + ")");
    }

    private static String contacts(JsonNode cards) {
        var people = Json.each(cards).map(Words::card).filter(card -> !card.isEmpty());
        return joined(" ", "[Contact]", people.collect(joining("; ")));
    }

    private static String card(JsonNode card) {
        var name = firstOf(card.path("name"), "formatted_name", "first_name", "last_name");
        var phones = Json.each(card.path("phones")).map(phone -> firstOf(phone, "phone", "wa_id"));
        return joined(", ", Stream.concat(Stream.of(name), phones).distinct().toArray(String[]::new));
    }

    private static String order(JsonNode order) {
        var pieces = Json.each(order.path("product_items"))
                .mapToLong(Words::quantity)
                .sum();
        return joined(": ", "[Order] " + pieces + (pieces == 1 ? " item" : " items"), firstOf(order, "text"));
    }

    private static long quantity(JsonNode product) {
        var quantity = firstOf(product, "quantity");
        return quantity.matches("[0-9]{1,9}") ? Long.parseLong(quantity) : 1;
    }
}
