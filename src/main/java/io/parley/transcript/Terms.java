package io.parley.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * By what texts, names and numbers are found. A word stands in the index with its first four letters and, where it is
 * long, with its first eight, so that its beginning finds it; a name with its first two as well. Scripts that have no
 * spaces stand there two by two.
 */
final class Terms {

    private static final int SHORTEST = 2;
    private static final int SHORT = 4;
    private static final int LONG = 8;
    private static final int MOST_WORDS = 64;
    private static final int NOWHERE = -1;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final Pattern WITHOUT_SPACES = Pattern.compile(
            ".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}].*");

    /** Below this letter there is neither a mark nor another way to write a letter. */
    private static final char FIRST_WITH_MARKS = '\u0080';

    /** Below this letter, Thai's first, all scripts have spaces. */
    private static final char FIRST_WITHOUT_SPACES = '\u0e00';

    private static final String TEXT = "text ";
    private static final String NAME = "name ";
    private static final String BEGINS = "begins ";
    private static final String ENDS = "ends ";

    /** Never used itself: to copy it costs less than to find the algorithm for every word. */
    private static final MessageDigest SHA = sha();

    private Terms() {}

    /** The terms of a message's text. */
    static Set<Long> ofText(String ban, String text) {
        return ofWords(ban, TEXT, text);
    }

    /** The terms of what a customer is called. */
    static Set<Long> ofName(String ban, String name) {
        var terms = ofWords(ban, NAME, name);
        words(name).stream().limit(MOST_WORDS).forEach(word -> terms.add(hash(ban, NAME + first(word, SHORTEST))));
        return terms;
    }

    /** The terms of a phone number, which is found by its beginning and by its end. */
    static Set<Long> ofNumber(String ban, String number) {
        var digits = digits(number);
        return Stream.of(BEGINS + first(digits, SHORT), BEGINS + first(digits, LONG), ENDS + last(digits))
                .map(term -> hash(ban, term))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Long> ofWords(String ban, String kind, String text) {
        var terms = new HashSet<Long>();
        var words = words(text);
        for (var word : words.subList(0, Math.min(words.size(), MOST_WORDS)))
            for (var key : keys(word)) terms.add(hash(ban, kind + key));
        return terms;
    }

    private static List<String> keys(String word) {
        if (hasNoSpaces(word)) return pairs(word).toList();
        return word.length() < LONG ? List.of(first(word, SHORT)) : List.of(first(word, SHORT), first(word, LONG));
    }

    /** For each word that is looked for, the terms that a text must have. */
    static List<Long> soughtInText(String ban, String query) {
        return sought(ban, TEXT, query, SHORT);
    }

    /** The same for what a customer is called. */
    static List<Long> soughtInNames(String ban, String query) {
        return sought(ban, NAME, query, SHORTEST);
    }

    private static List<Long> sought(String ban, String kind, String query, int shortest) {
        return words(query).stream()
                .limit(MOST_WORDS)
                .flatMap(word -> hasNoSpaces(word) ? pairs(word) : Stream.of(narrowest(word, shortest)))
                .distinct()
                .map(key -> hash(ban, kind + key))
                .toList();
    }

    private static String narrowest(String word, int shortest) {
        if (word.length() >= LONG) return first(word, LONG);
        return word.length() >= SHORT || shortest == SHORT ? first(word, SHORT) : first(word, shortest);
    }

    /** Numbers that begin like this. */
    static long soughtBeginning(String ban, String digits) {
        return hash(ban, BEGINS + first(digits, digits.length() < LONG ? SHORT : LONG));
    }

    /** Numbers that end like this. */
    static long soughtEnd(String ban, String digits) {
        return hash(ban, ENDS + last(digits));
    }

    /** The words, in lower case and without accents: of letters and numbers. */
    static List<String> words(String text) {
        var folded = folded(text);
        var words = new ArrayList<String>();
        var begin = NOWHERE;
        for (var at = 0; at < folded.length(); at += Character.charCount(folded.codePointAt(at)))
            if (!isOfAWord(folded.codePointAt(at))) begin = end(words, folded, begin, at);
            else if (begin == NOWHERE) begin = at;
        end(words, folded, begin, folded.length());
        return words;
    }

    private static int end(List<String> words, String text, int begin, int end) {
        if (begin != NOWHERE) words.add(text.substring(begin, end));
        return NOWHERE;
    }

    private static boolean isOfAWord(int letter) {
        return Character.isLetterOrDigit(letter)
                || Character.getType(letter) == Character.LETTER_NUMBER
                || Character.getType(letter) == Character.OTHER_NUMBER;
    }

    private static String folded(String text) {
        if (text.chars().allMatch(letter -> letter < FIRST_WITH_MARKS)) return text.toLowerCase(Locale.ROOT);
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }

    static String digits(String number) {
        return NOT_DIGITS.matcher(number).replaceAll("");
    }

    /** Whether a text has, for every word that is looked for, one that begins with it; short ones are found whole. */
    static boolean textHas(String text, String query) {
        return has(text, query, SHORT);
    }

    /** The same for what a customer is called. */
    static boolean nameHas(String name, String query) {
        return has(name, query, SHORTEST);
    }

    private static boolean has(String text, String query, int shortest) {
        var words = words(text);
        return words(query).stream()
                .allMatch(sought -> words.stream().anyMatch(word -> isMeant(word, sought, shortest)));
    }

    private static boolean isMeant(String word, String sought, int shortest) {
        if (hasNoSpaces(sought)) return word.contains(sought);
        return sought.length() < shortest ? word.equals(sought) : word.startsWith(sought);
    }

    private static boolean hasNoSpaces(String word) {
        return word.chars().anyMatch(letter -> letter >= FIRST_WITHOUT_SPACES)
                && WITHOUT_SPACES.matcher(word).matches();
    }

    private static Stream<String> pairs(String word) {
        var letters = word.codePoints().toArray();
        if (letters.length == 1) return Stream.of(word);
        return IntStream.range(1, letters.length).mapToObj(end -> new String(letters, end - 1, 2));
    }

    private static String first(String word, int letters) {
        return word.substring(0, Math.min(word.length(), letters));
    }

    private static String last(String digits) {
        return digits.substring(Math.max(0, digits.length() - SHORT));
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long hash(String ban, String term) {
        try {
            var digest = (MessageDigest) SHA.clone();
            digest.update(ban.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(term.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
