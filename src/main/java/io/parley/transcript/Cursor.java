package io.parley.transcript;

import io.parley.conversation.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page ended, opaque to callers: the instant and the key of its last item. */
record Cursor(Instant at, String key) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    String encoded() {
        return ENCODER.encodeToString((at + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            var cursor = new Cursor(Instant.parse(parts[0]), parts[1]);
            if (cursor.at.isBefore(Instant.EPOCH) || cursor.at.isAfter(LATEST) || cursor.key.indexOf('\0') >= 0)
                throw new DateTimeException(text);
            return cursor;
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException wrong) {
            throw new Invalid("cursor", "This is not a cursor that a page named");
        }
    }
}
