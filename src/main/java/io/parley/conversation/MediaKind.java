package io.parley.conversation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As what WhatsApp takes a file from us; everything it does not take is refused before it is kept. */
public enum MediaKind {
    IMAGE("image", "[Image]", Set.of("image/jpeg", "image/png")),
    VIDEO("video", "[Video]", Set.of("video/mp4", "video/3gpp")),
    AUDIO("audio", "[Audio file]", Set.of("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg")),
    DOCUMENT(
            "document",
            "[Document]",
            Set.of(
                    "application/pdf",
                    "text/plain",
                    "application/msword",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.ms-excel",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    private final String id;
    private final String label;
    private final Set<String> types;

    MediaKind(String id, String label, Set<String> types) {
        this.id = id;
        this.label = label;
        this.types = types;
    }

    /**
     * The kind of a file of this media type.
     *
     * @throws Invalid if WhatsApp takes no such files
     */
    public static MediaKind of(String type) {
        for (var kind : values()) if (kind.types.contains(type)) return kind;
        throw new Invalid(
                "Content-Type",
                "WhatsApp takes pictures (JPEG, PNG), videos (MP4, 3GPP), audio (AAC, M4A, MP3, AMR, OGG) and documents"
                        + " (PDF, text, Word, Excel, PowerPoint), and no " + PlainText.line(type, 100));
    }

    /** WhatsApp's name of the kind. */
    public String id() {
        return id;
    }

    /** The line that people read: what it is, how it is called, and what was written below it. */
    String line(@Nullable String name, String caption) {
        var words = Stream.of(this == DOCUMENT ? name : null, caption).filter(it -> it != null && !it.isEmpty());
        return (label + " " + words.collect(Collectors.joining(": "))).strip();
    }

    /** Whether WhatsApp shows a text below it. */
    boolean takesCaption() {
        return this != AUDIO;
    }
}
