package io.parley.lifecycle.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parley.conversation.Drawing.Box;
import io.parley.conversation.Drawing.Edge;
import io.parley.conversation.Drawing.Form;
import io.parley.conversation.Drawing.Line;
import io.parley.conversation.Drawing.Point;
import io.parley.conversation.Drawing.Shape;
import io.parley.conversation.Drawing.Stroke;
import java.io.File;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagram's drawing … */
class SketchTest {

    private static final Instant DUE = Instant.parse("2026-11-24T10:42:00Z");
    private static final Traces NOTHING = new Traces(Set.of(), Map.of(), Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "delivery"})
    void hasEveryElementOfTheModelsThatComeWithParley(String name) {
        var model = Bpmn.readModelFromFile(new File("bpmn/" + name + ".bpmn"));

        var sketch = Sketch.of(model, NOTHING);

        assertThat(sketch.shapes())
                .extracting(Shape::id)
                .containsExactlyInAnyOrderElementsOf(ids(model, FlowNode.class));
        assertThat(sketch.edges())
                .extracting(Edge::id)
                .containsExactlyInAnyOrderElementsOf(ids(model, SequenceFlow.class));
        assertThat(sketch.shapes())
                .allSatisfy(it -> assertThat(isWithin(it.box(), sketch.frame()))
                        .as(it.id())
                        .isTrue());
    }

    private static <T extends ModelElementInstance> Iterable<String> ids(BpmnModelInstance model, Class<T> kind) {
        return model.getModelElementsByType(kind).stream()
                .map(it -> it.getAttributeValue("id"))
                .toList();
    }

    private static boolean isWithin(Box inner, Box outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    @Test
    void tellsEveryKindOfShapeApart() {
        assertThat(everyKind(NOTHING).shapes())
                .extracting(Shape::id, Shape::form, Shape::glyph, Shape::isDashed, Shape::isFilled)
                .contains(
                        tuple("pool", Form.FRAME, "", false, false),
                        tuple("lane", Form.FRAME, "", false, false),
                        tuple("inner", Form.FRAME, "", false, false),
                        tuple("wrote", Form.START, "message", false, false),
                        tuple("open", Form.TASK, "user", false, false),
                        tuple("nudge", Form.MIDDLE, "timer", true, false),
                        tuple("isVip", Form.GATEWAY, "exclusive", false, false),
                        tuple("both", Form.GATEWAY, "parallel", false, false),
                        tuple("thank", Form.TASK, "service", false, false),
                        tuple("send", Form.TASK, "send", false, false),
                        tuple("closed", Form.TASK, "message", false, false),
                        tuple("told", Form.MIDDLE, "signal", false, true),
                        tuple("innerEnd", Form.END, "terminate", false, true),
                        tuple("end", Form.END, "", false, true),
                        tuple("why", Form.NOTE, "", false, false));
    }

    @Test
    void tellsEveryKindOfLineApart() {
        assertThat(everyKind(NOTHING).edges())
                .extracting(Edge::id, Edge::stroke)
                .contains(
                        tuple("toOpen", Stroke.FLOW),
                        tuple("yes", Stroke.FLOW),
                        tuple("no", Stroke.DEFAULT),
                        tuple("note", Stroke.MESSAGE),
                        tuple("whyLine", Stroke.ASSOCIATION));
    }

    @Test
    void laysTheLargestFrameLowestAndEventsOverTheirState() {
        var order = everyKind(NOTHING).shapes().stream().map(Shape::id).toList();

        assertThat(order).containsSubsequence("pool", "lane", "inner", "open", "nudge");
    }

    @Test
    void leavesOutWhatIsFoldedUp() {
        assertThat(everyKind(NOTHING).frame().width()).isLessThan(1100);
    }

    @Test
    void breaksLabelsToTheWidthOfTheirShape() {
        var thank = shape(everyKind(NOTHING), "thank");

        assertThat(thank.label()).extracting(Line::text).containsExactly("Thank the", "customer for", "their loyalty");
        assertThat(thank.label()).extracting(Line::x).containsOnly(480.0);
        assertThat(thank.label().get(1).y()).isEqualTo(100.0);
    }

    @Test
    void putsALabelWhereTheFileSaysAndElseBelow() {
        var sketch = everyKind(NOTHING);

        assertThat(shape(sketch, "isVip").label().get(0)).isEqualTo(new Line(355, 92, "Is it a regular"));
        assertThat(shape(sketch, "end").label()).containsExactly(new Line(958, 171, "Done"));
    }

    @Test
    void bendsItsLinesAsTheFileDoes() {
        var yes = everyKind(NOTHING).edges().stream()
                .filter(it -> it.id().equals("yes"))
                .findFirst()
                .orElseThrow();

        assertThat(yes.points()).containsExactly(new Point(355, 115), new Point(355, 100), new Point(430, 100));
    }

    @Test
    void marksWhereAConversationIsAndWas() {
        var traces = new Traces(Set.of("open", "nudge"), Map.of("open", 3, "toOpen", 2), Map.of("nudge", DUE));

        var sketch = everyKind(traces);

        assertThat(sketch.shapes().stream().filter(Shape::isCurrent))
                .extracting(Shape::id)
                .containsExactly("open", "nudge");
        assertThat(shape(sketch, "open").times()).isEqualTo(3);
        assertThat(shape(sketch, "nudge").dueAt()).isEqualTo(DUE);
        assertThat(sketch.edges().stream().filter(it -> it.times() > 0))
                .extracting(Edge::id)
                .containsExactly("toOpen");
    }

    @Test
    void isEmptyWhereTheFileSaysNothingOfLooks() {
        var bare = Bpmn.createExecutableProcess("bare").startEvent().endEvent().done();
        bare.getDefinitions().getBpmDiagrams().clear();

        assertThat(Sketch.of(bare, NOTHING).frame()).isEqualTo(new Box(0, 0, 0, 0));
    }

    private static Shape shape(Sketch sketch, String id) {
        return sketch.shapes().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Sketch everyKind(Traces traces) {
        return Sketch.of(model(), traces);
    }

    static BpmnModelInstance model() {
        return Bpmn.readModelFromStream(SketchTest.class.getResourceAsStream("/drawing/every-kind.bpmn"));
    }
}
