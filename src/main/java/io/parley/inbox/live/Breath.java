package io.parley.inbox.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** What can be said in one notification. */
final class Breath {

    /** PostgreSQL takes less than 8000 bytes. */
    private static final int MOST_BYTES = 7900;

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private Breath() {}

    static boolean isEnoughFor(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    static String write(Object words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Words can be written", impossible);
        }
    }

    /** @throws IllegalArgumentException if they are no such words, as of another version of Parley during an upgrade */
    static <T> T read(String text, Class<T> words) {
        try {
            return JSON.readValue(text, words);
        } catch (JsonProcessingException strange) {
            throw new IllegalArgumentException("Nobody understands this", strange);
        }
    }
}
