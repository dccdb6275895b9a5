package io.parley.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of many.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
