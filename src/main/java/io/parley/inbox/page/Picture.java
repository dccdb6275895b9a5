package io.parley.inbox.page;

import io.parley.conversation.Drawing;
import io.parley.conversation.Drawing.Box;
import io.parley.conversation.Drawing.Edge;
import io.parley.conversation.Drawing.Form;
import io.parley.conversation.Drawing.Line;
import io.parley.conversation.Drawing.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing in the words of SVG. */
public record Picture(Drawing drawing) {

    /** Room for when a timer fires, which the file knows nothing of. */
    private static final double DUE_WIDTH = 150;

    private static final double DUE_HEIGHT = 18;

    public String viewBox() {
        var frame = drawing.frame();
        return (int) frame.x() + " " + (int) frame.y() + " " + (int) Math.ceil(frame.width()) + " "
                + (int) Math.ceil(frame.height());
    }

    public boolean isEmpty() {
        return drawing.frame().width() == 0;
    }

    public int width() {
        return (int) Math.ceil(drawing.frame().width());
    }

    public int height() {
        return (int) Math.ceil(drawing.frame().height());
    }

    public String points(Edge edge) {
        return edge.points().stream().map(it -> it.x() + "," + it.y()).collect(Collectors.joining(" "));
    }

    public String diamond(Box box) {
        return "%s,%s %s,%s %s,%s %s,%s"
                .formatted(
                        box.centerX(),
                        box.y(),
                        box.x() + box.width(),
                        box.centerY(),
                        box.centerX(),
                        box.y() + box.height(),
                        box.x(),
                        box.centerY());
    }

    /** The bracket to the left of a note. */
    public String bracket(Box box) {
        return "%s,%s %s,%s %s,%s %s,%s"
                .formatted(
                        box.x() + 12,
                        box.y(),
                        box.x(),
                        box.y(),
                        box.x(),
                        box.y() + box.height(),
                        box.x() + 12,
                        box.y() + box.height());
    }

    public boolean isEvent(Shape shape) {
        return shape.form() == Form.START || shape.form() == Form.MIDDLE || shape.form() == Form.END;
    }

    /** Where the sign of a shape stands: in the corner of a task, in the middle of all else. */
    public Box sign(Shape shape) {
        var box = shape.box();
        if (shape.form() == Form.TASK || shape.form() == Form.FRAME) return new Box(box.x() + 7, box.y() + 7, 17, 17);
        var size = box.width() * 0.56;
        return new Box(box.centerX() - size / 2, box.centerY() - size / 2, size, size);
    }

    /** Below the label of the event that a timer belongs to. */
    public Box due(Shape shape) {
        var lines = shape.label();
        var last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        var x = last == null ? shape.box().centerX() : last.x();
        var y = last == null ? shape.box().y() + shape.box().height() : last.y() + 7;
        return new Box(x - DUE_WIDTH / 2, y, DUE_WIDTH, DUE_HEIGHT);
    }

    public String classes(Shape shape) {
        var classes = new ArrayList<>(List.of("shape", name(shape.form())));
        if (shape.isDashed()) classes.add("dashed");
        if (shape.isFilled()) classes.add("throws");
        if (shape.times() > 0) classes.add("walked");
        if (shape.isCurrent()) classes.add("current");
        if (!shape.glyph().isEmpty()) classes.add("has-" + shape.glyph());
        return String.join(" ", classes);
    }

    public String classes(Edge edge) {
        return "edge " + name(edge.stroke()) + (edge.times() > 0 ? " walked" : "");
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** What stands in the shape, as one line of text. */
    public String text(List<Line> label) {
        return label.stream().map(Line::text).collect(Collectors.joining(" "));
    }

    /** The timers that run. */
    public List<Shape> timers() {
        return drawing.shapes().stream().filter(it -> it.dueAt() != null).toList();
    }

    /** The shapes it stands in, timers aside. */
    public List<Shape> standing() {
        return drawing.shapes().stream()
                .filter(it -> it.isCurrent() && it.dueAt() == null)
                .toList();
    }
}
