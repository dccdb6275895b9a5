package io.parley.lifecycle.drawing;

import io.parley.conversation.Drawing.Edge;
import io.parley.conversation.Drawing.Line;
import io.parley.conversation.Drawing.Point;
import io.parley.conversation.Drawing.Stroke;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.jspecify.annotations.Nullable;

/** The lines of a diagram, with what a conversation adds to them. */
final class Edges {

    private static final double ABOVE = 18;

    private final Traces traces;

    Edges(Traces traces) {
        this.traces = traces;
    }

    Edge edge(BpmnEdge drawn) {
        var element = drawn.getBpmnElement();
        var points = drawn.getWaypoints().stream()
                .map(point -> new Point(point.getX(), point.getY()))
                .toList();
        var label = label(drawn, points, Shapes.nameOf(element));
        return new Edge(element.getId(), stroke(element), points, label, traces.timesAt(element.getId()));
    }

    private static Stroke stroke(BaseElement element) {
        if (element instanceof MessageFlow) return Stroke.MESSAGE;
        if (!(element instanceof SequenceFlow flow)) return Stroke.ASSOCIATION;
        if (flow.equals(defaultOf(flow.getSource()))) return Stroke.DEFAULT;
        var isOfTask = flow.getSource() instanceof Activity && flow.getConditionExpression() != null;
        return isOfTask ? Stroke.CONDITIONAL : Stroke.FLOW;
    }

    private static @Nullable SequenceFlow defaultOf(FlowNode source) {
        if (source instanceof ExclusiveGateway gateway) return gateway.getDefault();
        if (source instanceof InclusiveGateway gateway) return gateway.getDefault();
        return source instanceof Activity activity ? activity.getDefault() : null;
    }

    private static List<Line> label(BpmnEdge drawn, List<Point> points, @Nullable String name) {
        var own = drawn.getBpmnLabel();
        if (own != null && own.getBounds() != null) {
            var place = Shapes.box(own.getBounds());
            return Labels.below(place.centerX(), place.y(), place.width(), name);
        }
        var middle = (points.size() - 1) / 2;
        var from = points.get(middle);
        var to = points.get(middle + 1);
        return Labels.below((from.x() + to.x()) / 2, (from.y() + to.y()) / 2 - ABOVE, 0, name);
    }
}
