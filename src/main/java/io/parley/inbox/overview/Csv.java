package io.parley.inbox.overview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines as RFC 4180 has them; no cell becomes a formula where a spreadsheet opens it. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private final Appendable out;

    Csv(Appendable out) {
        this.out = out;
    }

    void line(@Nullable Object... cells) {
        try {
            out.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var safe = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
