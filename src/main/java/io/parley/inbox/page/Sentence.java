package io.parley.inbox.page;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the message bundle, with what it speaks of; templates say it by {@code #messages.msgWithParams}.
 *
 * @param key in the bundle
 * @param words names and labels, in the sentence's order
 */
record Sentence(String key, Object[] words) {

    static Sentence of(String key, @Nullable String... words) {
        return new Sentence(
                "happened." + key,
                Stream.of(words).map(it -> Objects.requireNonNullElse(it, "")).toArray());
    }

    /** A label within a sentence. */
    static String within(String label) {
        var isAcronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return isAcronym ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
