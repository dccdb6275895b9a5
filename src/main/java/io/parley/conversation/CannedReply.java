package io.parley.conversation;

import java.util.Locale;

/**
 * An answer that a team gives often.
 *
 * @param ban whose it is
 * @param shortcut how it is called up: 1 to 32 letters, digits, dashes or underscores, small letters or not
 * @param text 1 to 4096 characters, with {@link Blank}s to be filled in
 */
public record CannedReply(String ban, String shortcut, String text) {

    public CannedReply {
        shortcut = normal(shortcut);
        text = Blank.tidied(PlainText.of(text).strip());
        if (text.isEmpty()) throw new Invalid("text", "A canned reply needs a text");
        if (text.length() > Reply.LONGEST_TEXT)
            throw new Invalid("text", "A canned reply has " + Reply.LONGEST_TEXT + " characters at most");
    }

    /** How a shortcut is kept, however it was typed. */
    static String normal(String shortcut) {
        if (!shortcut.matches("[\\p{L}\\p{N}_-]{1,32}"))
            throw new Invalid("shortcut", "A shortcut has 1 to 32 letters, digits, dashes or underscores");
        return shortcut.toLowerCase(Locale.ROOT);
    }
}
