package io.parley.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

/** As what a browser gets a file: pictures, films and sound as themselves, all else as mere bytes to be saved. */
record ShownFile(MediaType type, ContentDisposition disposition) {

    private static final Set<String> INLINE = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "image/gif",
            "video/mp4",
            "video/3gpp",
            "audio/aac",
            "audio/mp4",
            "audio/mpeg",
            "audio/amr",
            "audio/ogg");

    static ShownFile of(Enclosure file) {
        var name = Objects.requireNonNullElse(file.name(), "file").replaceAll("[\\p{Cf}/\\\\:*?\"<>|;%]", "_");
        if (INLINE.contains(file.type()))
            return new ShownFile(
                    MediaType.parseMediaType(file.type()),
                    ContentDisposition.inline().build());
        var saved = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return new ShownFile(MediaType.APPLICATION_OCTET_STREAM, saved);
    }
}
