package io.parley.inbox.page;

import io.parley.conversation.Attachment;
import io.parley.conversation.Message;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message, as a browser can show it.
 *
 * @param shown picture, audio, video or link; waiting or failed while there is nothing to show
 * @param size bytes; null until it is stored
 */
record File(
        String id,
        String shown,
        @Nullable String name,
        @Nullable Long size,
        @Nullable String error,
        String href) {

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");

    static @Nullable File of(Message message) {
        var file = message.content().attachment();
        if (file == null) return null;
        var href = "/api/conversations/" + message.conversation() + "/media/" + file.id();
        return new File(file.id(), shown(file), file.name(), file.size(), file.error(), href);
    }

    private static String shown(Attachment file) {
        return switch (file.state()) {
            case WAITING -> "waiting";
            case FAILED -> "failed";
            case TOO_LARGE -> "tooLarge";
            case REMOVED -> "removed";
            case STORED -> stored(file.type());
        };
    }

    private static String stored(String type) {
        if (PICTURES.contains(type)) return "picture";
        if (type.startsWith("audio/")) return "audio";
        return type.startsWith("video/") ? "video" : "link";
    }
}
