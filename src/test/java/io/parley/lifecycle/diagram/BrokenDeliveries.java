package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Deliveries that would lose a reply or send it behind somebody's back, and the sentence for each. */
final class BrokenDeliveries {

    private BrokenDeliveries() {}

    static Stream<Arguments> deliveries() {
        return Stream.of(
                arguments(
                        "a way to the end that looks for nothing more",
                        Draft.ofTheDelivery()
                                .with(
                                        "sourceRef=\"whatBecameOfIt\" targetRef=\"lookForNext\">",
                                        "sourceRef=\"whatBecameOfIt\" targetRef=\"nothingWaits\">"),
                        "The process delivery can end without ${lookForNext}"),
                arguments(
                        "sending in the transaction of whoever replies",
                        Draft.ofTheDelivery()
                                .with(
                                        "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${sendNext}\"",
                                        "camunda:delegateExpression=\"${sendNext}\""),
                        "Service task \"Send next message\" (sendNext) must be asynchronous before"),
                arguments(
                        "a delivery that sends nothing",
                        Draft.ofTheDelivery().with("${sendNext}", "${askToSendAgain}"),
                        "The process delivery has no service task that calls ${sendNext}."),
                arguments(
                        "a delivery that does not hear what became of a message",
                        Draft.ofTheDelivery().with("name=\"deliveryKnown\"", "name=\"deliveryHeard\""),
                        "The process delivery does not wait for the message deliveryKnown"),
                arguments(
                        "a delivery that asks nobody",
                        Draft.ofTheDelivery().with("${askToSendAgain}", "${lookForNext}"),
                        "The process delivery has no service task that calls ${askToSendAgain}."),
                arguments(
                        "code of its own",
                        Draft.ofTheDelivery()
                                .with("camunda:delegateExpression=\"${lookForNext}\"", "camunda:class=\"x.Y\""),
                        "(lookForNext)"),
                arguments(
                        "a conversation that sends",
                        Draft.ofTheDiagram()
                                .plus(
                                        "<bpmn:serviceTask id='send' name='Send' camunda:delegateExpression='${sendNext}' />"),
                        "calls ${sendNext}, which has nothing to do there."));
    }
}
