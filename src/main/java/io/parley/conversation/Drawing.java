package io.parley.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's diagram as it is drawn; lengths are the diagram's own, and the origin is its upper left.
 *
 * @param version the diagram's version
 * @param frame what is drawn on; empty where the file says nothing of looks
 * @param shapes frames come before what is in them
 * @param ways which ways the conversation has gone, the latest first
 */
public record Drawing(int version, Box frame, List<Shape> shapes, List<Edge> edges, List<Way> ways) {

    public Drawing {
        shapes = List.copyOf(shapes);
        edges = List.copyOf(edges);
        ways = List.copyOf(ways);
    }

    public record Box(double x, double y, double width, double height) {

        public double centerX() {
            return x + width / 2;
        }

        public double centerY() {
            return y + height / 2;
        }
    }

    public record Point(double x, double y) {}

    /** A line of a label, centered on {@code x}; {@code y} is the middle of its height. */
    public record Line(double x, double y, String text) {}

    /** What a shape is on the outside. */
    public enum Form {
        TASK,
        START,
        MIDDLE,
        END,
        GATEWAY,
        FRAME,
        NOTE,
        DATA
    }

    /**
     * A box, a circle, a diamond.
     *
     * @param glyph the sign in it, such as {@code user}, {@code timer} or {@code parallel}; empty for none
     * @param isFilled whether an event's sign is filled, because it throws
     * @param isDashed whether an event leaves the state it sits on as it is
     * @param isCurrent whether the conversation stands here
     * @param times how often it has come by
     * @param dueAt when a timer fires; null for all else
     */
    public record Shape(
            String id,
            Form form,
            String glyph,
            boolean isFilled,
            boolean isDashed,
            Box box,
            List<Line> label,
            boolean isCurrent,
            int times,
            @Nullable Instant dueAt) {

        public Shape {
            label = List.copyOf(label);
        }
    }

    /** What a line is. */
    public enum Stroke {
        FLOW,
        CONDITIONAL,
        DEFAULT,
        MESSAGE,
        ASSOCIATION
    }

    /**
     * A line between shapes.
     *
     * @param times how often the conversation has gone along it
     */
    public record Edge(String id, Stroke stroke, List<Point> points, List<Line> label, int times) {

        public Edge {
            points = List.copyOf(points);
            label = List.copyOf(label);
        }
    }

    /**
     * A way from state to state, in the diagram's own words.
     *
     * @param from null at the beginning
     * @param through what it went by; null where the diagram says nothing
     */
    public record Way(
            @Nullable String from, String to, @Nullable String through, int times, Instant lastAt) {}
}
