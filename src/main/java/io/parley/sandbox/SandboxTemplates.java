package io.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.Template;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The templates of this WhatsApp, and what it makes of a message that uses one. */
@Component
@Profile(SandboxProfile.NAME)
class SandboxTemplates {

    private static final int MANY = 25;

    private final List<JsonNode> all;
    private final ObjectMapper json;

    SandboxTemplates(ObjectMapper json) throws IOException {
        this.json = json;
        try (var file = new ClassPathResource("sandbox/templates.json").getInputStream()) {
            this.all = each(json.readTree(file)).toList();
        }
    }

    /** A page of them, as WhatsApp lists them; the cursor is how many came before. */
    ObjectNode page(int limit, String after) {
        var from = after.matches("\\d{1,4}") ? Math.min(Integer.parseInt(after), all.size()) : 0;
        var to = Math.min(all.size(), from + Math.min(limit < 1 ? MANY : limit, MANY));
        var page = json.createObjectNode();
        page.putArray("data").addAll(all.subList(from, to));
        var paging = page.putObject("paging");
        paging.putObject("cursors").put("before", String.valueOf(from)).put("after", String.valueOf(to));
        if (to < all.size()) paging.put("next", "https://graph.example/next");
        return page;
    }

    /**
     * What the customer reads.
     *
     * @throws GraphError as WhatsApp refuses: 132001 no such template, 132000 another number of values, 132012 of
     *     another kind
     */
    String words(JsonNode sent) {
        var template = find(sent);
        var lines = Stream.of("HEADER", "BODY", "FOOTER").map(part -> part(template, sent, part));
        return String.join("\n\n", lines.filter(line -> !line.isBlank()).toList());
    }

    private JsonNode find(JsonNode sent) {
        var name = sent.path("name").asText("");
        var language = sent.path("language").path("code").asText("");
        return all.stream()
                .filter(it -> it.path("name").asText().equals(name)
                        && it.path("language").asText().equals(language)
                        && it.path("status").asText().equals("APPROVED"))
                .findFirst()
                .orElseThrow(() -> GraphError.of(
                        132001, "template name (" + name + ") does not exist in the translation " + language));
    }

    private static String part(JsonNode template, JsonNode sent, String type) {
        var text = textOf(template, type);
        var blanks = Template.blanksOf(text);
        var values = each(sent.path("components"))
                .filter(it -> it.path("type").asText("").equalsIgnoreCase(type))
                .flatMap(it -> each(it.path("parameters")))
                .toList();
        if (values.size() != blanks.size())
            throw GraphError.of(
                    132000,
                    type.toLowerCase(Locale.ROOT) + ": number of localizable_params (" + values.size()
                            + ") does not match the expected number of params (" + blanks.size() + ")");
        return filled(text, byName(template, blanks, values));
    }

    private static String textOf(JsonNode template, String type) {
        return each(template.path("components"))
                .filter(it -> it.path("type").asText().equals(type))
                .map(it -> it.path("text").asText(""))
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> byName(JsonNode template, List<String> blanks, List<JsonNode> values) {
        var isNamed = template.path("parameter_format").asText().equals("NAMED");
        var named = new HashMap<String, String>();
        for (var i = 0; i < values.size(); i++) {
            var name = isNamed ? values.get(i).path("parameter_name").asText("") : blanks.get(i);
            named.put(name, values.get(i).path("text").asText(""));
        }
        if (!named.keySet().containsAll(blanks) || named.containsValue(""))
            throw GraphError.of(132012, "Parameter format does not match format in the created template");
        return named;
    }

    private static String filled(String text, Map<String, String> values) {
        var filled = text;
        for (var value : values.entrySet()) filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        return filled;
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
