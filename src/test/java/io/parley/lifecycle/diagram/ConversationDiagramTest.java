package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CLOSED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_RESOLVED;
import static io.parley.lifecycle.diagram.ConversationProcess.CUSTOMER_WROTE;
import static io.parley.lifecycle.diagram.ConversationProcess.KEY;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;

/** The diagram that Parley ships … */
class ConversationDiagramTest {

    private final BpmnModelInstance diagram = Bpmn.readModelFromFile(new File("bpmn/conversation.bpmn"));

    @Test
    void hasEveryIdAndMessageThatTheCodeNames() {
        assertThat(diagram.getModelElementsByType(BaseElement.class))
                .extracting(BaseElement::getId)
                .contains(KEY, OPEN, ASSIGNED, CLOSED);
        assertThat(diagram.getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .containsExactlyInAnyOrder(
                        CUSTOMER_WROTE, AGENT_WROTE_FIRST, CONVERSATION_ASSIGNED, CONVERSATION_RESOLVED);
    }

    @Test
    void hasNoOtherStatesThanTheThree() {
        assertThat(new Flow(process()).states())
                .extracting(FlowNode::getId)
                .containsExactlyInAnyOrder(OPEN, ASSIGNED, CLOSED);
    }

    @Test
    void isLabelledAndDocumentedInSentences() {
        assertThat(process().getDocumentations()).isNotEmpty();
        assertThat(diagram.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getName()).matches("[A-Z][a-z0-9 ]+"));
    }

    @Test
    void hasIdsThatSomebodyChose() {
        assertThat(diagram.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getId()).matches("[a-z][A-Za-z0-9]+"));
    }

    @Test
    void isReadFromLeftToRightWithItsStatesOnOneRow() {
        StartEvent first = diagram.getModelElementById("customerWrote");
        var start = shape(first);
        assertThat(right(start)).isLessThan(left(state(OPEN)));
        assertThat(right(state(OPEN))).isLessThan(left(state(ASSIGNED)));
        assertThat(right(state(ASSIGNED))).isLessThan(left(state(CLOSED)));
        assertThat(middle(start)).isEqualTo(middle(state(OPEN)));
        assertThat(middle(state(OPEN))).isEqualTo(middle(state(ASSIGNED))).isEqualTo(middle(state(CLOSED)));
        EndEvent archived = diagram.getModelElementById("archived");
        assertThat(right(state(CLOSED))).isLessThan(left(shape(archived)));
    }

    @Test
    void hasAShapeForEverythingThatRuns() {
        assertThat(diagram.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(node.getDiagramElement()).isNotNull());
    }

    private Process process() {
        return diagram.getModelElementById(KEY);
    }

    private BpmnShape state(String id) {
        return shape(diagram.getModelElementById(id));
    }

    private static BpmnShape shape(FlowNode node) {
        return (BpmnShape) node.getDiagramElement();
    }

    private static double left(BpmnShape shape) {
        return shape.getBounds().getX();
    }

    private static double right(BpmnShape shape) {
        return left(shape) + shape.getBounds().getWidth();
    }

    private static double middle(BpmnShape shape) {
        return shape.getBounds().getY() + shape.getBounds().getHeight() / 2;
    }
}
