package io.parley.whatsapp;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** Text that a person can read: a customer's words without what no screen can show. */
final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** Without control characters but line breaks and tabs; halves of characters become U+FFFD. */
    static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(PlainText::shows)
                .map(PlainText::whole)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** On one line, cut to so many characters. */
    static String line(String text, int longest) {
        var line = of(text).replace('\n', ' ').replace('\t', ' ').strip();
        if (line.length() <= longest) return line;
        var splitsPair = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, splitsPair ? longest - 1 : longest);
    }

    /** Those parts that say something, with this between them. */
    static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(joining(between));
    }

    private static boolean shows(int character) {
        return character == '\n' || character == '\t' || !Character.isISOControl(character);
    }

    private static int whole(int character) {
        return Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character;
    }
}
