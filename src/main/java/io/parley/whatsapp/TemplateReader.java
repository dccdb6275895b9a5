package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the templates that the Graph API lists; what it cannot make sense of is left out. */
final class TemplateReader {

    private static final Set<String> PLAIN_BUTTONS = Set.of("QUICK_REPLY", "URL", "PHONE_NUMBER", "VOICE_CALL", "OTP");
    private static final Set<String> PARTS = Set.of("HEADER", "BODY", "FOOTER", "BUTTONS");

    private TemplateReader() {}

    /** The templates of one page. */
    static List<ListedTemplate> read(JsonNode page) {
        return Json.each(page.path("data")).flatMap(it -> template(it).stream()).toList();
    }

    private static Optional<ListedTemplate> template(JsonNode it) {
        var name = Json.text(it.path("name"));
        var language = Json.text(it.path("language"));
        if (name.isBlank() || language.isBlank()) return Optional.empty();
        var category = Json.text(it.path("category")).toLowerCase(Locale.ROOT);
        var template = new Template(
                name,
                language,
                category,
                textOf(it, "HEADER"),
                words(textOf(it, "BODY")),
                textOf(it, "FOOTER"),
                buttons(it).map(button -> Json.text(button.path("text"))).toList(),
                obstacle(it, category));
        var isNamed = Json.text(it.path("parameter_format")).equals("NAMED");
        return Optional.of(
                new ListedTemplate(template, Json.text(it.path("status")), isNamed, codeButton(it, category)));
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Stream<JsonNode> components(JsonNode template, String type) {
        return Json.each(template.path("components"))
                .filter(part -> typeOf(part).equals(type));
    }

    private static @Nullable String textOf(JsonNode template, String type) {
        return components(template, type)
                .map(part -> Json.text(part.path("text")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static Stream<JsonNode> buttons(JsonNode template) {
        return components(template, "BUTTONS").flatMap(part -> Json.each(part.path("buttons")));
    }

    private static String typeOf(JsonNode part) {
        return Json.text(part.path("type")).toUpperCase(Locale.ROOT);
    }

    private static int codeButton(JsonNode template, String category) {
        if (!category.equals("authentication")) return -1;
        var buttons = buttons(template).toList();
        return IntStream.range(0, buttons.size())
                .filter(index -> hasBlank(buttons.get(index)))
                .findFirst()
                .orElse(-1);
    }

    private static boolean hasBlank(JsonNode button) {
        return !Template.blanksOf(Json.text(button.path("url"))).isEmpty();
    }

    private static @Nullable String obstacle(JsonNode template, String category) {
        var formats = components(template, "HEADER").map(part -> Json.text(part.path("format")));
        if (formats.anyMatch(format -> !format.isBlank() && !format.equals("TEXT")))
            return "This template has a picture, a file or a place above its text, which Parley does not send yet";
        if (Json.each(template.path("components")).anyMatch(part -> !PARTS.contains(typeOf(part))))
            return "This template has parts that Parley does not send yet";
        if (buttons(template).anyMatch(button -> !PLAIN_BUTTONS.contains(typeOf(button))))
            return "This template has a button that Parley does not send yet";
        var blanks = buttons(template).filter(TemplateReader::hasBlank).count();
        var allowed = category.equals("authentication") ? 1 : 0;
        return blanks > allowed ? "This template has a button with a blank, which Parley does not fill in yet" : null;
    }
}
