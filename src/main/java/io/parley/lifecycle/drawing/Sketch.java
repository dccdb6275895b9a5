package io.parley.lifecycle.drawing;

import io.parley.conversation.Drawing.Box;
import io.parley.conversation.Drawing.Edge;
import io.parley.conversation.Drawing.Form;
import io.parley.conversation.Drawing.Line;
import io.parley.conversation.Drawing.Point;
import io.parley.conversation.Drawing.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Collaboration;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** A diagram as its file says that it looks. */
final class Sketch {

    private static final double MARGIN = 16;
    private static final double LETTER = 3;
    private static final double LINE = 8;

    private final List<Shape> shapes;
    private final List<Edge> edges;

    private Sketch(List<Shape> shapes, List<Edge> edges) {
        this.shapes = shapes;
        this.edges = edges;
    }

    static Sketch of(BpmnModelInstance diagram, Traces traces) {
        var planes = diagram.getModelElementsByType(BpmnPlane.class).stream()
                .filter(Sketch::showsProcess)
                .toList();
        return new Sketch(shapes(planes, traces), edges(planes, traces));
    }

    /** The inside of a sub-process that is drawn folded up has a plane of its own. */
    private static boolean showsProcess(BpmnPlane plane) {
        return plane.getBpmnElement() instanceof Process || plane.getBpmnElement() instanceof Collaboration;
    }

    private static List<Shape> shapes(List<BpmnPlane> planes, Traces traces) {
        var drawn = new Shapes(traces);
        return planes.stream()
                .flatMap(plane -> plane.getChildElementsByType(BpmnShape.class).stream())
                .filter(shape -> shape.getBpmnElement() != null && shape.getBounds() != null)
                .map(drawn::shape)
                .sorted(Comparator.comparingInt(Sketch::layer))
                .toList();
    }

    /** Frames lie below, the largest lowest; events on a boundary lie above their state. */
    private static int layer(Shape shape) {
        if (shape.form() == Form.FRAME)
            return (int) -(shape.box().width() * shape.box().height());
        return shape.form() == Form.MIDDLE ? 2 : 1;
    }

    private static List<Edge> edges(List<BpmnPlane> planes, Traces traces) {
        var drawn = new Edges(traces);
        return planes.stream()
                .flatMap(plane -> plane.getChildElementsByType(BpmnEdge.class).stream())
                .filter(edge ->
                        edge.getBpmnElement() != null && edge.getWaypoints().size() > 1)
                .map(drawn::edge)
                .sorted(Comparator.comparingInt(Edge::times))
                .toList();
    }

    List<Shape> shapes() {
        return shapes;
    }

    List<Edge> edges() {
        return edges;
    }

    /** As large as it must be to hold everything. */
    Box frame() {
        var corners = corners().toList();
        if (corners.isEmpty()) return new Box(0, 0, 0, 0);
        var left = corners.stream().mapToDouble(Point::x).min().orElse(0) - MARGIN;
        var top = corners.stream().mapToDouble(Point::y).min().orElse(0) - MARGIN;
        var right = corners.stream().mapToDouble(Point::x).max().orElse(0) + MARGIN;
        var bottom = corners.stream().mapToDouble(Point::y).max().orElse(0) + MARGIN;
        return new Box(left, top, right - left, bottom - top);
    }

    private Stream<Point> corners() {
        var labels = Stream.concat(
                        shapes.stream().map(Shape::label), edges.stream().map(Edge::label))
                .flatMap(List::stream)
                .flatMap(Sketch::ends);
        var boxes = shapes.stream().map(Shape::box).flatMap(Sketch::ends);
        var points = edges.stream().flatMap(edge -> edge.points().stream());
        return Stream.of(labels, boxes, points).flatMap(it -> it);
    }

    private static Stream<Point> ends(Line line) {
        var half = line.text().length() * LETTER;
        return Stream.of(new Point(line.x() - half, line.y() - LINE), new Point(line.x() + half, line.y() + LINE));
    }

    private static Stream<Point> ends(Box box) {
        return Stream.of(new Point(box.x(), box.y()), new Point(box.x() + box.width(), box.y() + box.height()));
    }
}
