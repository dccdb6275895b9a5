package io.parley.conversation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came in and could not be processed: kept with its error, so that nothing is lost. */
public interface DeadLetters {

    /**
     * Keeps one message in a transaction of its own.
     *
     * @param source where it came from, such as {@code whatsapp}
     * @param number the business number it was for, where it says
     * @param payload as it came
     * @param error why it could not be processed
     */
    void keep(String source, @Nullable String number, String payload, String error);

    /** The letters for these numbers, oldest first; null for all of them. */
    Page<DeadLetter> page(@Nullable Set<String> numbers, PageRequest page);

    Optional<DeadLetter> find(long id);

    void drop(long id);
}
