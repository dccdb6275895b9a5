package io.parley.conversation;

import java.time.Instant;

/**
 * What the team tells itself about a conversation; the customer never sees it.
 *
 * @param id the caller's own id: writing it twice stores it once
 * @param by the person who wrote it
 * @param text 1 to 4096 characters that can be read
 */
public record Note(ConversationKey conversation, String id, String by, Instant at, String text) implements Entry {

    public static final int LONGEST_TEXT = 4096;

    public Note {
        if (!id.matches("[A-Za-z0-9-]{1,64}"))
            throw new Invalid("id", "A note's id has 1 to 64 letters, digits or dashes; a UUID is best");
        text = PlainText.of(text).strip();
        if (text.isEmpty()) throw new Invalid("text", "A note needs a text");
        if (text.length() > LONGEST_TEXT)
            throw new Invalid("text", "A note has " + LONGEST_TEXT + " characters at most");
    }

    /** Whether it is the same note, written once more. */
    boolean says(Note other) {
        return by.equals(other.by) && text.equals(other.text);
    }

    /** Without what was written. */
    @Override
    public String toString() {
        return "Note";
    }
}
