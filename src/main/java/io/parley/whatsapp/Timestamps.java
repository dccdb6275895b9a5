package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads WhatsApp's times, which are seconds since 1970 in a string. */
@Component
class Timestamps {

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,9}");

    private final Clock clock;

    Timestamps(Clock clock) {
        this.clock = clock;
    }

    /** The time of a message, an echo or a status; now, where it tells none. */
    Instant of(JsonNode told) {
        var seconds = Json.text(told.path("timestamp"));
        return SECONDS.matcher(seconds).matches() ? Instant.ofEpochSecond(Long.parseLong(seconds)) : clock.instant();
    }
}
