package io.parley.inbox;

/** What people type, without what nobody can read. */
final class Texts {

    private Texts() {}

    /** The text without control characters, save for line breaks and tabs. */
    static String readable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
