package io.parley.lifecycle.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Move;
import io.parley.conversation.Transition.Kind;
import io.parley.conversation.Transition.Why;
import java.io.File;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.dmn.Dmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation's path … */
class PathsTest {

    private static final RuleActions RULES = new RuleActions(Dmn.readModelFromFile(new File("bpmn/role-rules.dmn")));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,        open,     MESSAGE, m1,                      customerWrote toOpen,                   Customer wrote
            -,        assigned, RULE,    R16,                     agentWroteFirst begunByAgent,           Agent wrote first
            open,     assigned, RULE,    R4,                      replied,                                Replied
            open,     assigned, RULE,    R5,                      conversationAssigned assignedByHand,    Conversation assigned
            open,     closed,   RULE,    R11,                     conversationResolved resolvedUnanswered, Conversation resolved
            assigned, closed,   RULE,    R9,                      resolved,                               Marked as resolved
            assigned, closed,   TIMER,   customerSilentFor48Hours, customerSilentFor48Hours closedBySilence, Customer silent for 48 hours
            closed,   open,     MESSAGE, m2,                      reopened,                               Customer wrote again
            """)
    void goesThroughTheDiagramAsItWent(
            @Nullable String from, String to, Kind kind, String detail, String elements, String name) {
        var way = paths(conversation()).of(move(from, to, kind, detail));

        assertThat(way).extracting(FlowElement::getId).containsExactly(elements.split(" "));
        assertThat(Paths.nameOf(way)).isEqualTo(name);
    }

    @Test
    void staysWhereItIsWhenItOnlyChangesHands() {
        assertThat(paths(conversation()).of(move("assigned", "assigned", Kind.RULE, "R7")))
                .isEmpty();
    }

    @Test
    void isOnlyWhatIsCertainWhereTheDiagramForks() {
        var way = paths(SketchTest.model()).of(move("open", "closed", Kind.RULE, "R9"));

        assertThat(way).extracting(FlowElement::getId).containsExactly("toVip", "isVip", "both", "toClosed");
    }

    @Test
    void leavesOutWhatAnotherDiagramHadAndThisOneHasNot() {
        var paths = paths(conversation());

        assertThat(List.of(
                        move("open", "onHold", Kind.RULE, "R4"),
                        move("onHold", "open", Kind.MESSAGE, "m"),
                        move("assigned", "closed", Kind.TIMER, "customerSilentFor24Hours")))
                .allSatisfy(move -> assertThat(paths.of(move)).isEmpty());
    }

    @Test
    void isToldOfByNoRowThatIsNotInTheTable() {
        var way = paths(conversation()).of(move("open", "closed", Kind.RULE, "R99"));

        assertThat(way).extracting(FlowElement::getId).containsExactly("conversationResolved", "resolvedUnanswered");
    }

    private static Paths paths(BpmnModelInstance diagram) {
        return new Paths(diagram, RULES);
    }

    private static BpmnModelInstance conversation() {
        return Bpmn.readModelFromFile(new File("bpmn/conversation.bpmn"));
    }

    private static Move move(@Nullable String from, String to, Kind kind, String detail) {
        return new Move(from, to, new Why(kind, detail), 1, Instant.EPOCH);
    }
}
