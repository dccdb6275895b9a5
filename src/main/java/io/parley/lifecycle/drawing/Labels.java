package io.parley.lifecycle.drawing;

import io.parley.conversation.Drawing.Box;
import io.parley.conversation.Drawing.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Breaks labels into lines where Camunda Modeler would, as near as one can without measuring letters. */
final class Labels {

    /** The width that Camunda Modeler gives a label outside its shape, at least. */
    private static final double OUTSIDE_WIDTH = 90;

    private static final double LETTER = 5.9;
    private static final double LINE = 14;

    private Labels() {}

    /** In the middle of a box. */
    static List<Line> inside(Box box, @Nullable String text) {
        var lines = wrapped(text, box.width() - 8);
        return placed(lines, box.centerX(), box.centerY() - (lines.size() - 1) * LINE / 2);
    }

    /** Along the upper edge of a box. */
    static List<Line> atTop(Box box, @Nullable String text) {
        return placed(wrapped(text, box.width() - 8), box.centerX(), box.y() + LINE);
    }

    /** From a place downwards. */
    static List<Line> below(double x, double y, double width, @Nullable String text) {
        return placed(wrapped(text, Math.max(width, OUTSIDE_WIDTH)), x, y + LINE / 2);
    }

    private static List<Line> placed(List<String> lines, double x, double y) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Line(x, y + i * LINE, lines.get(i)))
                .toList();
    }

    private static List<String> wrapped(@Nullable String text, double width) {
        var lines = new ArrayList<String>();
        if (text == null || text.isBlank()) return lines;
        var letters = Math.max(1, width / LETTER);
        for (var word : text.strip().split("\\s+")) {
            var last = lines.size() - 1;
            if (last >= 0 && lines.get(last).length() + 1 + word.length() <= letters)
                lines.set(last, lines.get(last) + " " + word);
            else lines.add(word);
        }
        return lines;
    }
}
