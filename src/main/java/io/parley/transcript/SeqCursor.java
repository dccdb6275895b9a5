package io.parley.transcript;

import io.parley.conversation.Invalid;
import org.jspecify.annotations.Nullable;

/** Where a page begins, in tables that are paged by their numbers. */
final class SeqCursor {

    private SeqCursor() {}

    static long after(@Nullable String cursor) {
        return cursor == null ? 0 : number(cursor);
    }

    static long before(@Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : number(cursor);
    }

    private static long number(String cursor) {
        if (!cursor.matches("\\d{1,18}")) throw new Invalid("cursor", "This is not a cursor that a page named");
        return Long.parseLong(cursor);
    }
}
