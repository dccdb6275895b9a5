package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Attachment;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that a message announces. */
final class Files {

    private static final Set<String> KINDS = Set.of("image", "video", "audio", "document", "sticker");
    private static final int LONGEST_ID = 255;

    private Files() {}

    static @Nullable Attachment of(String kind, JsonNode media) {
        var id = Json.id(media.path("id"));
        // The id becomes part of a path: WhatsApp's are digits, and nothing that leads elsewhere is asked for.
        if (!KINDS.contains(kind) || id.length() > LONGEST_ID || !id.matches("[A-Za-z0-9_-]+")) return null;
        return Attachment.waiting(
                id,
                Json.text(media.path("mime_type")),
                Json.text(media.path("filename")),
                hex(Json.text(media.path("sha256"))));
    }

    /** WhatsApp writes the hash in base64 or, now and then, in hex. */
    static @Nullable String hex(String sha256) {
        if (sha256.matches("[0-9A-Fa-f]{64}")) return sha256.toLowerCase(Locale.ROOT);
        return sha256.matches("[A-Za-z0-9+/]{43}=?")
                ? HexFormat.of().formatHex(Base64.getDecoder().decode(sha256))
                : null;
    }
}
