package io.parley.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param limit how many at most, 1 to 200
 * @param cursor what the page before named; null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int LARGEST = 200;

    public PageRequest {
        if (limit < 1 || limit > LARGEST) throw new Invalid("limit", "A page has 1 to " + LARGEST + " items");
    }
}
