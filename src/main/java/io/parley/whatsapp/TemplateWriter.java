package io.parley.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.TemplateChoice;
import java.util.List;
import java.util.Map;

/** Writes the {@code template} of a message as the Cloud API takes it. */
final class TemplateWriter {

    private TemplateWriter() {}

    static String write(ListedTemplate listed, TemplateChoice choice) {
        var template = listed.template();
        var body = JsonNodeFactory.instance.objectNode().put("name", template.name());
        body.putObject("language").put("code", template.language());
        var components = JsonNodeFactory.instance.arrayNode();
        add(components, "header", template.headerParameters(), choice.header(), listed.isNamed());
        add(components, "body", template.parameters(), choice.parameters(), listed.isNamed());
        if (listed.codeButton() >= 0) addCode(components, listed, choice);
        if (!components.isEmpty()) body.set("components", components);
        return Json.write(body);
    }

    private static void add(
            ArrayNode components, String type, List<String> blanks, Map<String, String> values, boolean areNamed) {
        if (blanks.isEmpty()) return;
        var parameters = components.addObject().put("type", type).putArray("parameters");
        blanks.forEach(blank -> {
            var parameter = text(parameters, values.get(blank));
            if (areNamed) parameter.put("parameter_name", blank);
        });
    }

    /** The button copies the code that the body says. */
    private static void addCode(ArrayNode components, ListedTemplate listed, TemplateChoice choice) {
        var code = choice.parameters().values().stream().findFirst().orElse("");
        var button = components.addObject().put("type", "button").put("sub_type", "url");
        text(button.put("index", String.valueOf(listed.codeButton())).putArray("parameters"), code);
    }

    private static ObjectNode text(ArrayNode parameters, String text) {
        return parameters.addObject().put("type", "text").put("text", text);
    }
}
