package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Diagrams whose conversation would be in several states or in none, and the sentence for each. */
final class LostTokens {

    private LostTokens() {}

    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments(
                        "a parallel gateway",
                        Draft.ofTheDiagram().plus("<bpmn:parallelGateway id='both' name='Both' />"),
                        "Parallel gateway \"Both\" (both) would let a conversation be in several states or in none."),
                arguments(
                        "an inclusive gateway",
                        Draft.ofTheDiagram().plus("<bpmn:inclusiveGateway id='some' name='Some' />"),
                        "Inclusive gateway \"Some\" (some) would let"),
                arguments(
                        "a subprocess",
                        Draft.ofTheDiagram().plus("<bpmn:subProcess id='sub' name='Sub' />"),
                        "Sub process \"Sub\" (sub) would let"),
                arguments(
                        "a state that runs several times",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        "</bpmn:userTask>",
                                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
                                                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
                        "User task \"Open\" (open) runs several times"),
                arguments(
                        "two ways out of a state",
                        Draft.ofTheDiagram()
                                .plus("<bpmn:sequenceFlow id='also' sourceRef='open' targetRef='closed' />"),
                        "User task \"Open\" (open) has several ways out"),
                arguments(
                        "a non-interrupting event that leads to a state",
                        Draft.ofTheDiagram()
                                .with(
                                        "sourceRef=\"customerWroteWhileOpen\" targetRef=\"noted\"",
                                        "sourceRef=\"customerWroteWhileOpen\" targetRef=\"closed\""),
                        "(customerWroteWhileOpen) is non-interrupting and leads to a state"),
                arguments(
                        "a customer's message that ends the conversation",
                        Draft.ofTheDiagram()
                                .with(
                                        "name=\"Customer wrote\" cancelActivity=\"false\" attachedToRef=\"open\"",
                                        "name=\"Customer wrote\" attachedToRef=\"open\""),
                        "(customerWroteWhileOpen) takes the conversation out of its state and into no other."),
                arguments(
                        "a wait that is no state",
                        Draft.ofTheDiagram()
                                .plus("<bpmn:intermediateCatchEvent id='later' name='Later'><bpmn:timerEventDefinition>"
                                        + "<bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>"
                                        + "</bpmn:intermediateCatchEvent>"),
                        "Intermediate catch event \"Later\" (later) waits, but is no state"),
                arguments(
                        "something asynchronous between two states",
                        Draft.ofTheDiagram().attribute("closed", "camunda:asyncBefore='true'"),
                        "Receive task \"Closed\" (closed) is asynchronous"),
                arguments(
                        "an external task between two states",
                        Draft.ofTheDiagram()
                                .with(
                                        "sourceRef=\"assigned\" targetRef=\"closed\"",
                                        "sourceRef=\"assigned\" targetRef=\"ask\"")
                                .plus(
                                        "<bpmn:serviceTask id='ask' name='Ask' camunda:type='external' camunda:topic='t' />"
                                                + "<bpmn:sequenceFlow id='asked' sourceRef='ask' targetRef='closed' />"),
                        "Service task \"Ask\" (ask) may wait, and a conversation waits in its states only"),
                arguments(
                        "an external task beside a state",
                        Draft.ofTheDiagram()
                                .with(
                                        "sourceRef=\"customerWroteWhileOpen\" targetRef=\"noted\"",
                                        "sourceRef=\"customerWroteWhileOpen\" targetRef=\"ask\"")
                                .plus(
                                        "<bpmn:serviceTask id='ask' name='Ask' camunda:type='external' camunda:topic='t' />"
                                                + "<bpmn:sequenceFlow id='asked' sourceRef='ask' targetRef='noted' />"),
                        "Service task \"Ask\" (ask) may wait, and a conversation waits in its states only"),
                arguments(
                        "a beginning that waits for the engine",
                        Draft.ofTheDiagram().attribute("customerWrote", "camunda:asyncAfter='true'"),
                        "Start event \"Customer wrote\" (customerWrote) is asynchronous"),
                arguments(
                        "a message sent by somebody else between two states",
                        Draft.ofTheDiagram()
                                .with(
                                        "sourceRef=\"assigned\" targetRef=\"closed\"",
                                        "sourceRef=\"assigned\" targetRef=\"tell\"")
                                .plus(
                                        "<bpmn:sendTask id='tell' name='Tell' camunda:type='external' camunda:topic='t' />"
                                                + "<bpmn:sequenceFlow id='told' sourceRef='tell' targetRef='closed' />"),
                        "Send task \"Tell\" (tell) may wait, and a conversation waits in its states only"),
                arguments(
                        "a choice without a default",
                        Draft.ofTheDiagram()
                                .with(
                                        "sourceRef=\"assigned\" targetRef=\"closed\"",
                                        "sourceRef=\"assigned\" targetRef=\"x\"")
                                .plus("<bpmn:exclusiveGateway id='x' name='Which?' />"
                                        + "<bpmn:sequenceFlow id='x1' sourceRef='x' targetRef='closed' />"
                                        + "<bpmn:sequenceFlow id='x2' sourceRef='x' targetRef='open' />"),
                        "Exclusive gateway \"Which?\" (x) has no default flow"),
                arguments(
                        "a signal that moves a conversation",
                        Draft.ofTheDiagram()
                                .plus("<bpmn:boundaryEvent id='alarm' name='Alarm' attachedToRef='open'>"
                                        + "<bpmn:signalEventDefinition /></bpmn:boundaryEvent>"),
                        "Boundary event \"Alarm\" (alarm) is neither a message nor a timer"),
                arguments(
                        "an end that terminates",
                        Draft.ofTheDiagram()
                                .plus(
                                        "<bpmn:endEvent id='stop' name='Stop'><bpmn:terminateEventDefinition /></bpmn:endEvent>"),
                        "End event \"Stop\" (stop) does more than end"));
    }
}
