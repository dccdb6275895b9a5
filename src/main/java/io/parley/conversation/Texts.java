package io.parley.conversation;

import java.util.regex.Pattern;

/** What people type, without what nobody can read. */
public final class Texts {

    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private Texts() {}

    /** The text without control characters and halves of characters, save for line breaks and tabs. */
    public static String readable(String text) {
        return UNREADABLE.matcher(text).replaceAll("");
    }

    static boolean isReadable(String text) {
        return !UNREADABLE.matcher(text).find();
    }
}
