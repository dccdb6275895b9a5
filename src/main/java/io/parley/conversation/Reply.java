package io.parley.conversation;

/**
 * What a person answers.
 *
 * @param id the caller's own id: sending it twice sends once
 * @param text 1 to 4096 characters that can be read, WhatsApp's limit
 */
public record Reply(String id, String text) {

    public static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_ID = 64;

    public Reply {
        text = PlainText.of(text);
        if (!id.matches("[A-Za-z0-9-]{1," + LONGEST_ID + "}"))
            throw new Invalid("id", "A reply's id has 1 to 64 letters, digits or dashes; a UUID is best");
        if (text.isBlank()) throw new Invalid("text", "A reply needs a text");
        if (text.length() > LONGEST_TEXT) throw new Invalid("text", "WhatsApp takes 4096 characters at most");
    }
}
