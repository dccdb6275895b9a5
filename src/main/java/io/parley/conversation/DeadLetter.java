package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that came in and could not be processed.
 *
 * @param source where it came from, such as {@code whatsapp}
 * @param number the business number it was for, where it says
 * @param payload as it came
 * @param error why it could not be processed
 */
public record DeadLetter(
        long id, Instant at, String source, @Nullable String number, String payload, String error) {}
