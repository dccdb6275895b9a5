package io.parley.conversation;

/** Text that a person can read: what was written, without what no screen can show. */
public final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** Without control characters but line breaks and tabs; halves of characters become U+FFFD. */
    public static String of(String text) {
        if (text.chars().allMatch(PlainText::isPlainest)) return text;
        var plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(PlainText::shows)
                .map(PlainText::whole)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Whether all of it can be shown. */
    static boolean isPlain(String text) {
        return text.equals(of(text));
    }

    /** On one line, cut to so many characters. */
    public static String line(String text, int longest) {
        var line = of(text).replace('\n', ' ').replace('\t', ' ').strip();
        if (line.length() <= longest) return line;
        var splitsPair = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, splitsPair ? longest - 1 : longest);
    }

    /** Nearly everything that comes: what needs no second look. */
    private static boolean isPlainest(int character) {
        return character >= ' ' && character < 0x7f || character == '\n';
    }

    private static boolean shows(int character) {
        return character == '\n' || character == '\t' || !Character.isISOControl(character);
    }

    private static int whole(int character) {
        return Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character;
    }
}
