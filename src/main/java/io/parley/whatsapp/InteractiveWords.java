package io.parley.whatsapp;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;

/** Puts what a customer tapped or filled in into words. */
final class InteractiveWords {

    private InteractiveWords() {}

    static String of(JsonNode interactive) {
        var type = Json.text(interactive.path("type"));
        var reply = interactive.path(type);
        return switch (type) {
            case "button_reply" -> Words.firstOf(reply, "title", "id");
            case "list_reply" ->
                Words.joined(": ", Words.firstOf(reply, "title", "id"), Words.firstOf(reply, "description"));
            case "nfm_reply" -> form(reply);
            default -> "";
        };
    }

    private static String form(JsonNode reply) {
        var answers = Json.within(Json.text(reply.path("response_json"))).properties().stream()
                .filter(answer -> !answer.getKey().equals("flow_token"))
                .map(answer -> answer.getKey() + ": " + plain(answer.getValue()))
                .collect(joining("\n"));
        return Words.joined("\n", "[Form] " + Words.firstOf(reply, "body", "name"), answers);
    }

    private static String plain(JsonNode answer) {
        return answer.isValueNode() ? answer.asText() : answer.toString();
    }
}
