package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Expressions that do more than compare, wherever a diagram can hold one, and the sentence for each. */
final class FarReachingExpressions {

    private static final String LISTENER =
            "<camunda:taskListener delegateExpression=\"${roleRules}\" event=\"update\" />";

    private FarReachingExpressions() {}

    static Stream<Arguments> expressions() {
        return Stream.of(
                expression("a method in an assignee", "camunda:assignee='${execution.getId()}'"),
                expression("a property in candidate groups", "camunda:candidateGroups='a,${customer.name}'"),
                expression("a bracket in a priority", "camunda:priority='#{customer[0]}'"),
                expression("a function in a due date", "camunda:dueDate='${now()}'"),
                expression(
                        "a class reached through a string", "camunda:followUpDate=\"${''.getClass().forName('a')}\""),
                arguments(
                        "the engine's own objects in an expression",
                        Draft.ofTheDiagram().attribute("open", "camunda:candidateUsers='${task}'"),
                        "User task \"Open\" (open) has the expression ${task}, which takes hold of task"),
                arguments(
                        "a bean outside of a listener",
                        Draft.ofTheDiagram().attribute("open", "camunda:candidateUsers='${roleRules}'"),
                        "User task \"Open\" (open) has the expression ${roleRules}, which takes hold of roleRules"),
                arguments(
                        "an expression nobody can read",
                        Draft.ofTheDiagram().attribute("open", "camunda:candidateUsers='${1 +}'"),
                        "User task \"Open\" (open) has the expression ${1 +}, which cannot be read."),
                arguments(
                        "a method in a name",
                        Draft.ofTheDiagram().with("name=\"Assigned\"", "name=\"${execution.getId()}\""),
                        "(assigned) has the expression ${execution.getId()}, which reaches into an object"),
                arguments(
                        "a method in a documentation",
                        Draft.ofTheDiagram().with("The customer waits, and", "${execution.getId()}"),
                        "User task \"Open\" (open) has the expression"),
                arguments(
                        "a method cut in two by a comment",
                        Draft.ofTheDiagram().with("The customer waits, and", "${execution<!-- x -->.getId()}"),
                        "User task \"Open\" (open) has the expression"),
                arguments(
                        "a method in a character section",
                        Draft.ofTheDiagram().with("The customer waits, and", "<![CDATA[${execution.getId()}]]>"),
                        "User task \"Open\" (open) has the expression"),
                arguments(
                        "a method in a message's name",
                        Draft.ofTheDiagram().beside("<bpmn:message id='m' name='${execution.getId()}' />"),
                        "(m) has the expression"),
                arguments(
                        "a method in a timer",
                        Draft.ofTheDiagram().with("PT48H", "${execution.getId()}"),
                        "Boundary event \"Customer silent for 48 hours\" (customerSilentFor48Hours) has the expression"),
                arguments(
                        "a method in a condition",
                        Draft.ofAnotherProcess(
                                "<bpmn:startEvent id='a' /><bpmn:endEvent id='b' /><bpmn:sequenceFlow id='way' sourceRef='a'"
                                        + " targetRef='b'><bpmn:conditionExpression>${a.b()}</bpmn:conditionExpression>"
                                        + "</bpmn:sequenceFlow>"),
                        "Sequence flow (way) has the expression ${a.b()}"),
                arguments(
                        "a method in an input parameter",
                        Draft.ofAServiceTask(
                                "camunda:delegateExpression='${restartClock}'",
                                "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>${a.b}"
                                        + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"),
                        "Service task \"Look\" (look) has the expression ${a.b}"),
                arguments(
                        "a method in a form field",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER + "<camunda:formData><camunda:formField id=\"f\" type=\"string\""
                                                + " defaultValue=\"${a.b()}\" /></camunda:formData>"),
                        "User task \"Open\" (open) has the expression ${a.b()}"));
    }

    private static Arguments expression(String reason, String attribute) {
        return arguments(
                reason,
                Draft.ofTheDiagram()
                        .attribute("open", attribute.contains("\"") ? attribute.replace("'", "&apos;") : attribute),
                "User task \"Open\" (open) has the expression");
    }
}
