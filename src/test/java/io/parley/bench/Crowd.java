package io.parley.bench;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Customers made up by their numbers, the same ones every time: of a hundred conversations 95 are closed, three open and
 * two assigned; the words of their messages are as unevenly frequent as those of a language.
 */
public record Crowd(int size) {

    public static final int MESSAGES_EACH = 5;
    static final String LARGE = "acme";
    static final String SMALL = "globex";
    static final int PEOPLE = 40;

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SPAN_MILLIS = 300L * 24 * 60 * 60 * 1000;
    private static final List<String> NUMBERS =
            List.of("100000000000001", "100000000000002", "200000000000001", "200000000000002");
    private static final String[] SYLLABLES = {
        "ba", "den", "ko", "lu", "mir", "na", "or", "pel", "qui", "ra", "sto", "ti", "ul", "ve", "wan", "xi", "yo",
        "zer", "bran", "cle", "dra", "fen", "glo", "hal", "ji", "kra", "lem", "mon", "nor", "pri"
    };
    private static final String[] WORDS = words(20_000, 3, 17);
    private static final String[] NAMES = words(5_000, 2, 23);
    private static final double WORDS_IN_ALL =
            IntStream.range(0, WORDS.length).mapToDouble(Crowd::weight).sum();

    private static String[] words(int count, int syllables, int seed) {
        var dice = new Random(seed);
        return IntStream.generate(() -> 1 + dice.nextInt(syllables))
                .mapToObj(length -> dice.ints(length + 1L, 0, SYLLABLES.length)
                        .mapToObj(at -> SYLLABLES[at])
                        .collect(Collectors.joining()))
                .distinct()
                .limit(count)
                .toArray(String[]::new);
    }

    /** The frequency of a word by its rank, after Zipf. */
    private static double weight(int rank) {
        return 1.0 / (rank + 2.7);
    }

    static String word(int rank) {
        return WORDS[rank];
    }

    public String ban(int customer) {
        return number(customer).startsWith("1") ? LARGE : SMALL;
    }

    String number(int customer) {
        var share = dice(customer, 1, 10);
        return NUMBERS.get(share < 6 ? 0 : share - 6 + (share < 7 ? 1 : 0));
    }

    /** Phone numbers are in no order in which customers came. */
    public String phone(int customer) {
        return "4917" + (100_000_000L + customer * 48_271L % 900_000_000L);
    }

    String key(int customer) {
        return number(customer) + ":" + phone(customer);
    }

    public String name(int customer) {
        var dice = new SplittableRandom(customer * 7_919L);
        return capital(NAMES[dice.nextInt(400)]) + " " + capital(NAMES[dice.nextInt(NAMES.length)]);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String state(int customer) {
        var share = dice(customer, 2, 100);
        if (share < 95) return "closed";
        return share < 98 ? "open" : "assigned";
    }

    @Nullable
    String assignee(int customer) {
        return state(customer).equals("assigned") ? person(dice(customer, 3, PEOPLE)) : null;
    }

    @Nullable
    String pickedUpBy(int customer) {
        return state(customer).equals("open") && dice(customer, 4, 7) == 0 ? person(dice(customer, 3, PEOPLE)) : null;
    }

    /** What became of a reply: some fail. */
    String fate(int customer, int message) {
        return dice(customer, 5 + message, 30) == 0 ? "failed" : "read";
    }

    /** One throw for each question about a customer, the same every time. */
    private static int dice(int customer, int question, int sides) {
        return new SplittableRandom(customer * 31L + question).nextInt(sides);
    }

    static String person(int index) {
        return "agent" + index;
    }

    /** WhatsApp counts in seconds, so many messages have the same instant. */
    Instant at(int customer, int message) {
        var place = (double) ((long) message * size + customer) / ((long) MESSAGES_EACH * size);
        return BEGINNING.plusSeconds((long) (place * SPAN_MILLIS / 1000));
    }

    public String text(int customer, int message) {
        var dice = new SplittableRandom(customer * 104_729L + message * 15_485_863L);
        return IntStream.range(0, 4 + dice.nextInt(6))
                .mapToObj(index -> WORDS[rank(dice.nextDouble())])
                .collect(Collectors.joining(" "));
    }

    private static int rank(double place) {
        // The inverse of the sum of the weights, which is a logarithm.
        var rank = (int) (2.7 * Math.exp(place * WORDS_IN_ALL) - 2.7);
        return Math.max(0, Math.min(rank, WORDS.length - 1));
    }
}
