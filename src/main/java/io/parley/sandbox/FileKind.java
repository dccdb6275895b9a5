package io.parley.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** As what a file is sent: of which types, and of how many bytes at most. */
enum FileKind {
    IMAGE(5 * 1024, "image/jpeg", "image/png"),
    VIDEO(16 * 1024, "video/mp4", "video/3gpp"),
    AUDIO(16 * 1024, "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"),
    STICKER(500, "image/webp"),
    DOCUMENT(
            100 * 1024,
            "application/pdf",
            "text/plain",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final Set<FileKind> WITH_CAPTION = EnumSet.of(IMAGE, VIDEO, DOCUMENT);

    private final long most;
    private final Set<String> types;

    FileKind(int kilobytes, String... types) {
        this.most = kilobytes * 1024L;
        this.types = Set.of(types);
    }

    /** What a customer's app makes of a file: what it cannot send as what it is goes as a document. */
    static FileKind of(String type, long size) {
        return Arrays.stream(values())
                .filter(kind -> kind.types.contains(type) && size <= kind.most)
                .findFirst()
                .orElse(DOCUMENT);
    }

    static Optional<FileKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The types that a business may upload. */
    static List<String> uploads() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.types.stream())
                .sorted()
                .toList();
    }

    /** Whether a business may send it as this; whatever can be uploaded is a document too. */
    boolean takes(Enclosure file) {
        return file.size() <= most && (this == DOCUMENT || types.contains(file.type()));
    }

    boolean hasCaption() {
        return WITH_CAPTION.contains(this);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
