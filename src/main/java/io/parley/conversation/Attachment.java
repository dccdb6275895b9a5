package io.parley.conversation;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message.
 *
 * @param id ours, by which it is stored and served
 * @param source WhatsApp's media id, under which the file can be fetched for seven days; empty where it has none
 * @param type the media type that its sender claims, without parameters
 * @param name the file's name as its sender has it; never part of a path
 * @param size bytes; null until it is stored
 * @param sha256 in hex; null where nobody has said it
 * @param error why it is not here, in words
 */
public record Attachment(
        String id,
        String source,
        String type,
        @Nullable String name,
        @Nullable Long size,
        @Nullable String sha256,
        State state,
        @Nullable String error) {

    public static final String ANYTHING = "application/octet-stream";

    private static final int LONGEST_TYPE = 127;
    private static final int LONGEST_NAME = 255;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*");

    /** How far it has come. */
    public enum State {
        WAITING,
        STORED,
        FAILED,
        TOO_LARGE,
        /** It was here; files are kept for a time. */
        REMOVED;

        /** The state's name everywhere outside Java. */
        public String id() {
            return this == TOO_LARGE ? "tooLarge" : name().toLowerCase(Locale.ROOT);
        }
    }

    public Attachment {
        var bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        type = bare.length() <= LONGEST_TYPE && TYPE.matcher(bare).matches() ? bare : ANYTHING;
        name = name == null ? null : PlainText.line(name, LONGEST_NAME);
        if (name != null && name.isBlank()) name = null;
    }

    /** A file that WhatsApp has and Parley does not have yet. */
    public static Attachment waiting(String source, String type, @Nullable String name, @Nullable String sha256) {
        return new Attachment(UUID.randomUUID().toString(), source, type, name, null, sha256, State.WAITING, null);
    }

    /** A file that somebody is sending to a customer; WhatsApp does not know it yet. */
    static Attachment uploading(String type, @Nullable String name) {
        return new Attachment(UUID.randomUUID().toString(), "", type, name, null, null, State.WAITING, null);
    }

    Attachment kept(MediaStore.Kept kept) {
        return new Attachment(id, source, type, name, kept.size(), kept.sha256(), State.STORED, null);
    }

    /** Without its name. */
    @Override
    public String toString() {
        return "Attachment[" + id + ", " + type + ", " + state.id() + "]";
    }
}
