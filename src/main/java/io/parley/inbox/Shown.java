package io.parley.inbox;

import io.parley.conversation.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

/** As what a file is served: pictures, sound and films in their place, a PDF as itself, all else as mere bytes. */
record Shown(MediaType type, ContentDisposition disposition) {

    private static final Map<String, String> INLINE = Map.ofEntries(
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/gif", "gif"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/3gpp", "3gp"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/amr", "amr"),
            Map.entry("audio/mp4", "m4a"));

    private static final Set<String> AS_ITSELF = Set.of("application/pdf");

    static Shown as(Attachment file) {
        var isInline = INLINE.containsKey(file.type());
        var type = isInline || AS_ITSELF.contains(file.type()) ? file.type() : Attachment.ANYTHING;
        var disposition = isInline ? ContentDisposition.inline() : ContentDisposition.attachment();
        return new Shown(
                MediaType.parseMediaType(type),
                disposition.filename(nameOf(file), StandardCharsets.UTF_8).build());
    }

    /** What the sender calls it, without anything that could be a path, a header or a hidden file. */
    private static String nameOf(Attachment file) {
        var given = file.name() == null ? "" : file.name();
        var clean = given.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|;%]", "_")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[.\\s]+", "");
        return clean.isBlank() ? "file" + INLINE.getOrDefault(file.type(), "").replaceFirst("^(?=.)", ".") : clean;
    }
}
