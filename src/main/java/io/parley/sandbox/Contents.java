package io.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the customer gets to see of what a business sends. */
@Component
@Profile(SandboxProfile.NAME)
class Contents {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;

    private final SandboxTemplates templates;
    private final SandboxFiles files;

    Contents(SandboxTemplates templates, SandboxFiles files) {
        this.templates = templates;
        this.files = files;
    }

    /** Words, and perhaps a file. */
    record Content(String text, @Nullable Enclosure file) {}

    /**
     * Reads and checks it, as WhatsApp does.
     *
     * @throws GraphError naming the parameter
     */
    Content of(String kind, JsonNode content, String number) {
        if (!content.isObject()) throw GraphError.of(131008, "The parameter " + kind + " is required.");
        return FileKind.named(kind)
                .map(it -> file(it, content, number))
                .orElseGet(() -> new Content(words(kind, content), null));
    }

    private String words(String kind, JsonNode content) {
        return switch (kind) {
            case "text" -> limited("text['body']", required("text['body']", content.path("body")), LONGEST_TEXT);
            case "template" -> templates.words(content);
            case "reaction" -> content.path("emoji").asText("");
            case "interactive" -> content.path("body").path("text").asText("[interactive]");
            case "location", "contacts" -> "[" + kind + "]";
            default -> throw GraphError.of(131009, "The type " + kind + " is not supported");
        };
    }

    private Content file(FileKind kind, JsonNode content, String number) {
        var caption = kind.hasCaption() ? content.path("caption").asText("") : "";
        limited(kind.word() + "['caption']", caption, LONGEST_CAPTION);
        if (content.has("link")) return new Content("[" + kind.word() + "] " + caption, null);
        var file = find(kind, required(kind.word() + "['id']", content.path("id")), number);
        var name = content.path("filename").asText("");
        return new Content(caption, file.called(kind == FileKind.DOCUMENT && !name.isBlank() ? name : null));
    }

    private Enclosure find(FileKind kind, String id, String number) {
        var file = files.find(id)
                .filter(it -> it.number().value().equals(number))
                .map(SandboxFile::enclosure)
                .orElseThrow(() -> GraphError.of(
                        100,
                        "Param " + kind.word()
                                + "['id'] is not a valid whatsapp business account media attachment ID"));
        if (!kind.takes(file))
            throw GraphError.of(131053, "A file of type " + file.type() + " is not sent as " + kind.word());
        return file;
    }

    private static String required(String parameter, JsonNode value) {
        if (value.asText("").isBlank()) throw GraphError.of(131008, "The parameter " + parameter + " is required.");
        return value.asText();
    }

    private static String limited(String parameter, String value, int longest) {
        if (value.length() > longest)
            throw GraphError.of(100, "Param " + parameter + " must be at most " + longest + " characters long.");
        return value;
    }
}
