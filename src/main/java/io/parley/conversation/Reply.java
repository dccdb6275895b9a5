package io.parley.conversation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person answers.
 *
 * @param id the caller's own id: sending it twice sends once
 * @param content what is to be sent; a text has 1 to 4096 characters that can be read, WhatsApp's limit
 */
public record Reply(String id, Content content) {

    public static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_ID = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1," + LONGEST_ID + "}");

    public Reply {
        if (!ID.matcher(id).matches())
            throw new Invalid("id", "A reply's id has 1 to 64 letters, digits or dashes; a UUID is best");
        if (content.text().isBlank()) throw new Invalid("text", "A reply needs a text");
        if (content.text().length() > LONGEST_TEXT) throw new Invalid("text", "WhatsApp takes 4096 characters at most");
    }

    /** A text. */
    public Reply(String id, String text) {
        this(id, Content.text(text));
    }

    /** The same, as an answer to that message of the conversation. */
    public Reply quoting(@Nullable String message) {
        return new Reply(id, content.quoting(message));
    }
}
