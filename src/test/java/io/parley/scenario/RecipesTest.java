package io.parley.scenario;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static io.parley.scenario.Workshop.addRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Refusal;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The recipes of {@code bpmn/README.md}, each applied to a copy of the real models, deployed and played. */
@ScenarioTest
@Import(Workshop.class)
@TestPropertySource(properties = "spring.application.name=parley-recipes")
@DirtiesContext
class RecipesTest {

    @Autowired
    Scenario scenario;

    @Autowired
    Workshop workshop;

    @AfterEach
    void clearAway() {
        workshop.clearAway();
        ClockUtil.reset();
    }

    @Test
    void anotherAutoCloseTime() {
        var diagram = workshop.copyOfTheDiagram();
        TimerEventDefinition timer = diagram.getModelElementById("customerSilentFor48HoursDefinition");
        timer.getTimeDuration().setTextContent("PT72H");
        BoundaryEvent event = diagram.getModelElementById("customerSilentFor48Hours");
        event.setName("Customer silent for 72 hours");
        workshop.deploy(diagram);

        var conversation = answered();
        scenario.pass(Duration.ofHours(71).plusMinutes(59));
        assertThat(stateOf(conversation)).isEqualTo("assigned");
        scenario.pass(Duration.ofMinutes(1));
        assertThat(stateOf(conversation)).isEqualTo("closed");
    }

    @Test
    void aRunningConversationKeepsTheDiagramItBeganWith() {
        var before = answered();
        var diagram = workshop.copyOfTheDiagram();
        TimerEventDefinition timer = diagram.getModelElementById("customerSilentFor48HoursDefinition");
        timer.getTimeDuration().setTextContent("PT72H");
        workshop.deploy(diagram);
        var after = answered();

        scenario.pass(Duration.ofHours(48));

        assertThat(stateOf(before)).isEqualTo("closed");
        assertThat(stateOf(after)).isEqualTo("assigned");
    }

    @Test
    void agentsRepliesRestartTheClock() {
        var diagram = workshop.copyOfTheDiagram();
        UserTask assigned = diagram.getModelElementById("assigned");
        assigned.builder()
                .boundaryEvent("agentReplied")
                .name("Agent replied")
                .cancelActivity(false)
                .message("agentReplied")
                .connectTo("restartClock");
        workshop.deploy(diagram);

        var conversation = answered();
        scenario.pass(Duration.ofHours(23));
        scenario.replies(ASHA, conversation, "Anything else?");
        scenario.pass(Duration.ofHours(47));
        assertThat(stateOf(conversation)).isEqualTo("assigned");
        scenario.pass(Duration.ofHours(1));
        assertThat(stateOf(conversation)).isEqualTo("closed");
    }

    @Test
    void returnsToOpenInsteadOfClosingWhileTheCustomerWaits() {
        var diagram = workshop.copyOfTheDiagram();
        askWhetherTheCustomerWaits(diagram);
        workshop.deploy(diagram);
        var waiting = answered();
        scenario.customerWrites(waiting, "It is still not here.");
        var helped = answered();
        var thanked = answered();
        scenario.customerReacts(thanked);

        scenario.pass(Duration.ofHours(48));

        assertThat(stateOf(waiting)).isEqualTo("open");
        assertThat(stateOf(thanked)).isEqualTo("closed");
        assertThat(scenario.of(waiting).stands().assignee()).isNull();
        assertThat(stateOf(helped)).isEqualTo("closed");
        scenario.customerWrites(waiting, "Hello?");
        scenario.replies(BEN, waiting, "Sorry for the wait.");
        assertThat(scenario.of(waiting).stands().assignee()).isEqualTo("ben");
    }

    private static void askWhetherTheCustomerWaits(BpmnModelInstance diagram) {
        remove(diagram, "closedBySilence");
        BoundaryEvent silent = diagram.getModelElementById("customerSilentFor48Hours");
        silent.builder()
                .exclusiveGateway("doesTheCustomerWait")
                .name("Does the customer wait?")
                .sequenceFlowId("closedBySilence")
                .connectTo("closed")
                .moveToNode("doesTheCustomerWait")
                .sequenceFlowId("backToOpen")
                .condition("Yes", "${customerWaits}")
                .connectTo("open");
        ExclusiveGateway question = diagram.getModelElementById("doesTheCustomerWait");
        SequenceFlow otherwise = diagram.getModelElementById("closedBySilence");
        otherwise.setName("No");
        question.setDefault(otherwise);
    }

    @Test
    void aManagerMayReplyWithoutTakingOver() {
        var rules = workshop.copyOfTheRules();
        Rule row = rules.getModelElementById("rowR6Supervisors");
        var answers = row.getOutputEntries().iterator();
        answers.next().getText().setTextContent("true");
        answers.next();
        answers.next().getText().setTextContent("\"\"");
        answers.next().getText().setTextContent("\"\"");
        workshop.deploy(rules);
        var conversation = answered();

        scenario.replies(MAYA, conversation, "I looked into it myself.");

        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("asha");
        assertThat(scenario.of(conversation).lastMessage().text()).isEqualTo("I looked into it myself.");
        assertThatThrownBy(() -> scenario.replies(BEN, conversation, "Me too")).isInstanceOf(Refusal.class);
    }

    @Test
    void supervisorsWriteFirstToClosedConversations() {
        workshop.letSupervisorsWriteFirst();
        var conversation = answered();
        scenario.resolve(ASHA, conversation);
        assertThatThrownBy(() -> scenario.writesFirst(BEN, conversation, "One more thing"))
                .hasMessage("This conversation is closed until the customer writes again.");

        scenario.writesFirst(MAYA, conversation, "How did we do?");

        assertThat(stateOf(conversation)).isEqualTo("assigned");
        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("maya");
        scenario.pass(Duration.ofHours(48));
        assertThat(stateOf(conversation)).isEqualTo("closed");
    }

    @Test
    void aDiagramThatDoesNotKnowOfItLetsNobodyWriteFirst() {
        var diagram = workshop.copyOfTheDiagram();
        for (var event : List.of("agentWroteFirst", "agentWroteFirstWhileClosed")) removeEvent(diagram, event);
        workshop.deploy(diagram);
        workshop.letSupervisorsWriteFirst();
        var conversation = answered();
        scenario.resolve(ASHA, conversation);

        assertThatThrownBy(() -> scenario.writesFirst(MAYA, conversation, "Hi"))
                .hasMessage("The diagram that runs here does not let anybody write first.");
        assertThatThrownBy(() -> scenario.writesFirst(MAYA, scenario.newCustomer(), "Hi"))
                .hasMessage("The diagram that runs here does not let anybody write first.");
    }

    private static void removeEvent(BpmnModelInstance diagram, String id) {
        FlowNode event = diagram.getModelElementById(id);
        List.copyOf(event.getOutgoing()).forEach(flow -> remove(diagram, flow.getId()));
        var shape = event.getDiagramElement();
        shape.getParentElement().removeChildElement(shape);
        event.getParentElement().removeChildElement(event);
    }

    @Test
    void oneMoreState() {
        var diagram = workshop.copyOfTheDiagram();
        reviewBeforeClosing(diagram);
        workshop.deploy(diagram);
        var rules = workshop.copyOfTheRules();
        var four = "\"owner\", \"admin\", \"manager\"";
        addRow(
                rules,
                "rowUnknown",
                "rowReview",
                "\"complete\"",
                "\"inReview\"",
                four,
                "",
                "true",
                "\"review\"",
                "\"\"",
                "\"\"");
        addRow(
                rules,
                "rowUnknown",
                "rowReviewAgents",
                "\"complete\"",
                "\"inReview\"",
                "\"agent\"",
                "",
                "false",
                "\"review\"",
                "\"role\"",
                "\"Only managers, admins and owners may close a reviewed conversation.\"");
        workshop.deploy(rules);

        var conversation = answered();
        scenario.resolve(ASHA, conversation);
        assertThat(stateOf(conversation)).isEqualTo("inReview");
        assertThatThrownBy(() -> scenario.resolve(ASHA, conversation))
                .hasMessageContaining("Only managers, admins and owners may close a reviewed conversation.");
        assertThatThrownBy(() -> scenario.replies(ASHA, conversation, "Hi"))
                .hasMessageContaining("No row of the role rules allows this here.");
        scenario.resolve(MAYA, conversation);
        assertThat(stateOf(conversation)).isEqualTo("closed");

        var another = answered();
        scenario.resolve(ASHA, another);
        scenario.customerWrites(another, "One more thing");
        assertThat(stateOf(another)).isEqualTo("open");
        assertThat(scenario.history(another))
                .extracting(it -> it.to())
                .containsExactly("open", "assigned", "inReview", "open");
    }

    private static void reviewBeforeClosing(BpmnModelInstance diagram) {
        remove(diagram, "resolved");
        UserTask assigned = diagram.getModelElementById("assigned");
        var review = assigned.builder()
                .sequenceFlowId("resolved")
                .userTask("inReview")
                .name("In review")
                .documentation(
                        "Resolved, and waiting for a second pair of eyes. Complete it to close the conversation.")
                .camundaFormKey("embedded:/forms/conversation.html")
                .camundaTaskListenerDelegateExpression("update", "${roleRules}")
                .camundaTaskListenerDelegateExpression("complete", "${roleRules}")
                .getElement();
        review.builder().sequenceFlowId("reviewed").connectTo("closed");
        review.builder()
                .boundaryEvent("customerWroteWhileInReview")
                .name("Customer wrote")
                .message("customerWrote")
                .connectTo("open");
    }

    private static void remove(BpmnModelInstance diagram, String id) {
        SequenceFlow flow = diagram.getModelElementById(id);
        var edge = flow.getDiagramElement();
        edge.getParentElement().removeChildElement(edge);
        flow.getSource().getOutgoing().remove(flow);
        flow.getTarget().getIncoming().remove(flow);
        flow.getParentElement().removeChildElement(flow);
    }

    private ConversationKey answered() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        return conversation;
    }

    private String stateOf(ConversationKey conversation) {
        return scenario.of(conversation).stands().state();
    }
}
