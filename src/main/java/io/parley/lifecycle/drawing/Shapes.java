package io.parley.lifecycle.drawing;

import io.parley.conversation.Drawing.Box;
import io.parley.conversation.Drawing.Form;
import io.parley.conversation.Drawing.Line;
import io.parley.conversation.Drawing.Shape;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** The shapes of a diagram, with what a conversation adds to them. */
final class Shapes {

    private static final double GAP = 6;

    private final Traces traces;

    Shapes(Traces traces) {
        this.traces = traces;
    }

    Shape shape(BpmnShape drawn) {
        var element = drawn.getBpmnElement();
        var form = form(element, drawn);
        var id = element.getId();
        return new Shape(
                id,
                form,
                Glyphs.of(element),
                Glyphs.isFilled(element),
                isDashed(element),
                box(drawn.getBounds()),
                label(drawn, form, nameOf(element)),
                traces.current().contains(id),
                traces.timesAt(id),
                traces.due().get(id));
    }

    private static Form form(BaseElement element, BpmnShape drawn) {
        if (element instanceof StartEvent) return Form.START;
        if (element instanceof EndEvent) return Form.END;
        if (element instanceof Event) return Form.MIDDLE;
        if (element instanceof Gateway) return Form.GATEWAY;
        if (element instanceof TextAnnotation) return Form.NOTE;
        if (element instanceof Participant || element instanceof Lane) return Form.FRAME;
        if (element instanceof SubProcess) return drawn.isExpanded() ? Form.FRAME : Form.TASK;
        return element instanceof FlowNode ? Form.TASK : Form.DATA;
    }

    private static boolean isDashed(BaseElement element) {
        if (element instanceof BoundaryEvent event) return !event.cancelActivity();
        return element instanceof StartEvent start && !start.isInterrupting();
    }

    private static List<Line> label(BpmnShape drawn, Form form, @Nullable String name) {
        var box = box(drawn.getBounds());
        return switch (form) {
            case TASK, NOTE -> Labels.inside(box, name);
            case FRAME -> Labels.atTop(box, name);
            default -> outside(drawn, box, name);
        };
    }

    private static List<Line> outside(BpmnShape drawn, Box box, @Nullable String name) {
        var own = drawn.getBpmnLabel();
        if (own == null || own.getBounds() == null)
            return Labels.below(box.centerX(), box.y() + box.height() + GAP, 0, name);
        var place = box(own.getBounds());
        return Labels.below(place.centerX(), place.y(), place.width(), name);
    }

    static @Nullable String nameOf(BaseElement element) {
        if (element instanceof FlowElement flow) return flow.getName();
        if (element instanceof Participant pool) return pool.getName();
        if (element instanceof Lane lane) return lane.getName();
        if (element instanceof TextAnnotation note)
            return note.getText() == null ? null : note.getText().getTextContent();
        return element.getAttributeValue("name");
    }

    static Box box(Bounds bounds) {
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
