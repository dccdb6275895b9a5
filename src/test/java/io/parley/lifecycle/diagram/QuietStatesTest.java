package io.parley.lifecycle.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parley.lifecycle.diagram.QuietStates.Quiet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer's message goes the short way … */
class QuietStatesTest {

    private static final String EAR =
            "id=\"customerWroteWhileAssigned\" name=\"Customer wrote\" cancelActivity=\"false\"";
    private static final String CLOCK = "camunda:delegateExpression=\"${restartClock}\"";

    @Test
    void whereTheDiagramThatIsShippedDrawsNothingOrTheClock() {
        assertThat(quietIn(Draft.ofTheDiagram()))
                .isEqualTo(Map.of("open", new Quiet(null), "assigned", new Quiet("PT48H")));
    }

    @Test
    void forAsLongAsTheAnalystSays() {
        assertThat(quietIn(Draft.ofTheDiagram().with(">PT48H<", ">PT24H<")))
                .containsEntry("assigned", new Quiet("PT24H"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("louderDrafts")
    void butNotWhereTheDiagramDraws(String what, String state, Draft draft) {
        assertThat(quietIn(draft)).doesNotContainKey(state);
    }

    static Stream<Arguments> louderDrafts() {
        return Stream.of(
                drawn("a message that ends the state", "assigned", d -> d.with(EAR, EAR.replace("false", "true"))),
                drawn(
                        "another step before the clock",
                        "assigned",
                        d -> d.with(CLOCK, "camunda:expression=\"${true}\"")),
                drawn(
                        "a wait before the clock",
                        "assigned",
                        d -> d.with(CLOCK, CLOCK + " camunda:asyncBefore=\"true\"")),
                drawn("a wait after the clock", "assigned", d -> d.with(CLOCK, CLOCK + " camunda:asyncAfter=\"true\"")),
                drawn(
                        "a listener on the message",
                        "open",
                        d -> d.with(
                                "<bpmn:outgoing>toNoted</bpmn:outgoing>",
                                listener() + "<bpmn:outgoing>toNoted</bpmn:outgoing>")),
                drawn(
                        "a listener at the end",
                        "open",
                        d -> d.with(
                                "<bpmn:incoming>toNoted</bpmn:incoming>",
                                listener() + "<bpmn:incoming>toNoted</bpmn:incoming>")),
                drawn(
                        "a condition on the way",
                        "open",
                        d -> d.with(
                                "targetRef=\"noted\" />",
                                "targetRef=\"noted\"><bpmn:conditionExpression>${true}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
                drawn(
                        "a second way from the message",
                        "open",
                        d -> d.plus(
                                "<bpmn:endEvent id='alsoNoted' />"
                                        + "<bpmn:sequenceFlow id='also' sourceRef='customerWroteWhileOpen' targetRef='alsoNoted' />")),
                drawn(
                        "a second ear",
                        "open",
                        d -> d.plus("<bpmn:endEvent id='alsoNoted' />"
                                + "<bpmn:boundaryEvent id='alsoHeard' cancelActivity='false' attachedToRef='open'>"
                                + "<bpmn:messageEventDefinition id='d' messageRef='customerWroteMessage' /></bpmn:boundaryEvent>"
                                + "<bpmn:sequenceFlow id='also' sourceRef='alsoHeard' targetRef='alsoNoted' />")),
                drawn(
                        "an end that says something",
                        "open",
                        d -> d.with(
                                "<bpmn:incoming>toNoted</bpmn:incoming>",
                                "<bpmn:incoming>toNoted</bpmn:incoming><bpmn:terminateEventDefinition id=\"t\" />")),
                drawn("a duration that is reckoned", "assigned", d -> d.with(">PT48H<", ">${silence}<")),
                drawn(
                        "two clocks",
                        "assigned",
                        d -> d.plus("<bpmn:boundaryEvent id='second' attachedToRef='assigned'>"
                                + "<bpmn:timerEventDefinition id='t'><bpmn:timeDuration>PT72H</bpmn:timeDuration>"
                                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                                + "<bpmn:sequenceFlow id='bySecond' sourceRef='second' targetRef='closed' />")));
    }

    private static String listener() {
        return "<bpmn:extensionElements><camunda:executionListener delegateExpression=\"${roleRules}\" event=\"start\" />"
                + "</bpmn:extensionElements>";
    }

    private static Arguments drawn(String what, String state, UnaryOperator<Draft> edit) {
        return arguments(what, state, edit.apply(Draft.ofTheDiagram()));
    }

    private static Map<String, Quiet> quietIn(Draft draft) {
        var file = new ByteArrayInputStream(draft.text().getBytes(StandardCharsets.UTF_8));
        return QuietStates.of(Bpmn.readModelFromStream(file));
    }
}
