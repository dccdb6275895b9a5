package io.parley.transcript;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * For how long what is kept, {@code parley.retention}, as in {@code P24M}; for ever where nothing is said. Nothing of a
 * conversation that is not closed goes.
 *
 * @param messages with their files and terms, with what campaigns sent, and at last with the archived conversation itself
 * @param media files; what was said with them stays
 * @param transitions what happened, but for the last of it
 */
@ConfigurationProperties("parley.retention")
record RetentionSettings(
        @Nullable Period messages,
        @Nullable Period media,
        @Nullable Period transitions,
        @Nullable Period notes,
        @Nullable Period deadLetters,
        @Nullable Period securityEvents) {

    /** WhatsApp delivers again for a week, and says for a month that something was read. */
    private static final int FEWEST_DAYS = 28;

    RetentionSettings {
        Stream.of(messages, media, transitions, notes, deadLetters, securityEvents)
                .forEach(RetentionSettings::requireLongEnough);
    }

    private static void requireLongEnough(@Nullable Period period) {
        if (period != null && period.toTotalMonths() * FEWEST_DAYS + period.getDays() < FEWEST_DAYS)
            throw new IllegalArgumentException("parley.retention: " + period + " is shorter than four weeks");
    }

    /** What was there before this instant has been kept for long enough; months are those of UTC. */
    static Optional<Instant> border(@Nullable Period kept, Instant now) {
        return Optional.ofNullable(kept)
                .map(it -> now.atOffset(ZoneOffset.UTC).minus(it).toInstant());
    }
}
