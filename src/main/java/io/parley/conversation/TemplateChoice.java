package io.parley.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which template somebody wants to send, and what stands in its blanks.
 *
 * @param parameters the body's values by the blanks' names, {@code 1}, {@code 2}, … where they have none
 * @param header the header's
 */
public record TemplateChoice(String name, String language, Map<String, String> parameters, Map<String, String> header) {

    public TemplateChoice {
        if (name.isBlank()) throw new Invalid("template.name", "A template has a name");
        if (language.isBlank()) throw new Invalid("template.language", "A template has a language, such as en_US");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
    }

    /** Values in the order of the blanks. */
    public static Map<String, String> positions(List<String> values) {
        var positions = new LinkedHashMap<String, String>();
        values.forEach(value -> positions.put(String.valueOf(positions.size() + 1), value));
        return positions;
    }

    /** Without what was written. */
    @Override
    public String toString() {
        return "TemplateChoice[" + name + ", " + language + "]";
    }
}
