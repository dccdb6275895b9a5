package io.parley.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Invalid;
import io.parley.conversation.TemplateChoice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A template as callers choose it.
 *
 * @param parameters the body's values: a list in the order of the blanks, or an object by the blanks' names
 * @param header the header's values, likewise
 */
record TemplateBody(
        @Nullable String name,
        @Nullable String language,

        @Schema(description = "The body's values: a list by position, or an object by name") @Nullable
        JsonNode parameters,

        @Schema(description = "The header's values, likewise") @Nullable
        JsonNode header) {

    TemplateChoice choice() {
        return new TemplateChoice(
                name == null ? "" : name,
                language == null ? "" : language,
                values("template.parameters", parameters),
                values("template.header", header));
    }

    private static Map<String, String> values(String field, @Nullable JsonNode values) {
        if (values == null || values.isNull()) return Map.of();
        if (values.isArray()) return TemplateChoice.positions(texts(field, values));
        if (!values.isObject()) throw new Invalid(field, "A template's values are a list, or an object by name");
        var named = new LinkedHashMap<String, String>();
        values.properties().forEach(it -> named.put(it.getKey(), text(field, it.getValue())));
        return named;
    }

    private static List<String> texts(String field, JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> text(field, value))
                .toList();
    }

    private static String text(String field, JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) throw new Invalid(field, "A template's values are texts");
        return value.asText();
    }

    /** Without what was written. */
    @Override
    public String toString() {
        return "TemplateBody[" + name + ", " + language + "]";
    }
}
