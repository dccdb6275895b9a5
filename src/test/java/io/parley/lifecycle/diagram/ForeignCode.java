package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Diagrams that would run code, and the sentence that each is refused with. */
final class ForeignCode {

    private static final String LISTENER =
            "<camunda:taskListener delegateExpression=\"${roleRules}\" event=\"update\" />";

    private ForeignCode() {}

    static Stream<Arguments> code() {
        return Stream.of(
                arguments(
                        "a script task",
                        Draft.ofAnotherProcess(
                                "<bpmn:scriptTask id='scoreMood' name='Score the mood' scriptFormat='javascript'>"
                                        + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
                        "Script task \"Score the mood\" (scoreMood) runs a script; Parley runs no scripts."),
                arguments(
                        "a script in a listener",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER
                                                + "<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"groovy\">1"
                                                + "</camunda:script></camunda:taskListener>"),
                        "User task \"Open\" (open) runs a script"),
                arguments(
                        "a script in an input parameter",
                        Draft.ofAServiceTask(
                                "camunda:delegateExpression='${restartClock}'",
                                "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                                        + "<camunda:script scriptFormat='groovy' resource='x.groovy' />"
                                        + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"),
                        "Service task \"Look\" (look) runs a script"),
                arguments(
                        "a condition in a language of its own",
                        Draft.ofAnotherProcess(
                                "<bpmn:startEvent id='a' /><bpmn:endEvent id='b' /><bpmn:sequenceFlow id='way' sourceRef='a'"
                                        + " targetRef='b'><bpmn:conditionExpression language='javascript'>true"
                                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        "Sequence flow (way) runs a script"),
                arguments(
                        "a Java class",
                        Draft.ofAServiceTask("camunda:class='java.lang.Runtime'", ""),
                        "Service task \"Look\" (look) names a Java class; "
                                + "a diagram may only call ${restartClock} and ${roleRules}."),
                arguments(
                        "a Java class under the engine's older name",
                        Draft.ofAServiceTask(
                                "xmlns:activiti='http://activiti.org/bpmn' activiti:class='java.lang.Runtime'", ""),
                        "Service task \"Look\" (look) names a Java class"),
                arguments(
                        "an extension under the engine's older name",
                        Draft.ofTheDiagram()
                                .attribute("open", "xmlns:old='http://activiti.org/bpmn' old:priority='50'"),
                        "User task \"Open\" (open) uses the namespace http://activiti.org/bpmn"),
                arguments(
                        "a Java class as a listener",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        LISTENER, LISTENER + "<camunda:taskListener class=\"a.B\" event=\"create\" />"),
                        "User task \"Open\" (open) names a Java class"),
                arguments(
                        "a Java class as a form's handler",
                        Draft.ofTheDiagram().attribute("open", "camunda:formHandlerClass='a.B'"),
                        "User task \"Open\" (open) names a Java class"),
                arguments(
                        "a service task's expression",
                        Draft.ofAServiceTask("camunda:expression='${customer}'", ""),
                        "Service task \"Look\" (look) calls an expression"),
                arguments(
                        "a listener's expression",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER
                                                + "<camunda:taskListener expression=\"${task.delete()}\" event=\"create\" />"),
                        "User task \"Open\" (open) calls an expression"),
                arguments(
                        "an unknown bean",
                        Draft.ofAServiceTask("camunda:delegateExpression='${moodScore}'", ""),
                        "Service task \"Look\" (look) calls ${moodScore}; "
                                + "a diagram may only call ${restartClock} and ${roleRules}."),
                arguments(
                        "a bean that is only part of an expression",
                        Draft.ofAServiceTask("camunda:delegateExpression='${true ? restartClock : restartClock}'", ""),
                        "Service task \"Look\" (look) calls ${true ? restartClock : restartClock}"),
                arguments(
                        "a bean in the wrong place",
                        Draft.ofAServiceTask("camunda:delegateExpression='${roleRules}'", ""),
                        "Service task \"Look\" (look) calls ${roleRules}, which has nothing to do there."),
                arguments(
                        "a bean in another process",
                        Draft.ofAServiceTask("camunda:delegateExpression='${restartClock}'", ""),
                        "Service task \"Look\" (look) calls ${restartClock}, which has nothing to do there."),
                arguments(
                        "the rules asked where nobody acts",
                        Draft.ofTheDiagram()
                                .with(
                                        "<bpmn:incoming>toNoted</bpmn:incoming>",
                                        "<bpmn:extensionElements><camunda:executionListener delegateExpression=\"${roleRules}\""
                                                + " event=\"start\" /></bpmn:extensionElements>"
                                                + "<bpmn:incoming>toNoted</bpmn:incoming>"),
                        "End event \"Noted\" (noted) calls ${roleRules}, which has nothing to do there."),
                arguments(
                        "a bean's fields set",
                        Draft.ofAServiceTask(
                                "camunda:delegateExpression='${restartClock}'",
                                "<bpmn:extensionElements><camunda:field name='books' stringValue='x' />"
                                        + "</bpmn:extensionElements>"),
                        "Service task \"Look\" (look) sets the fields of a bean"),
                arguments(
                        "a shell",
                        Draft.ofAServiceTask("camunda:type='shell'", ""),
                        "Service task \"Look\" (look) is of the type shell"),
                arguments(
                        "a connector",
                        Draft.ofAServiceTask(
                                "",
                                "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector"
                                        + "</camunda:connectorId></camunda:connector></bpmn:extensionElements>"),
                        "Service task \"Look\" (look) calls a connector"),
                arguments(
                        "a send task with a class",
                        Draft.ofAnotherProcess("<bpmn:sendTask id='send' name='Send' camunda:class='a.B' />"),
                        "Send task \"Send\" (send) names a Java class"),
                arguments(
                        "a business rule task with a class",
                        Draft.ofAnotherProcess("<bpmn:businessRuleTask id='rule' name='Rule' camunda:class='a.B' />"),
                        "Business rule task \"Rule\" (rule) names a Java class"),
                arguments(
                        "a call of whatever a variable says",
                        Draft.ofAnotherProcess(
                                "<bpmn:callActivity id='call' name='Call' calledElement='${whatever}' />"),
                        "Call activity \"Call\" (call) calls a process that is known only when it runs"),
                arguments(
                        "variables mapped by a class",
                        Draft.ofAnotherProcess("<bpmn:callActivity id='call' name='Call' calledElement='x'"
                                + " camunda:variableMappingClass='a.B' />"),
                        "Call activity \"Call\" (call) names a Java class"),
                arguments(
                        "a case called",
                        Draft.ofAnotherProcess("<bpmn:callActivity id='call' name='Call' camunda:caseRef='x' />"),
                        "Call activity \"Call\" (call) uses camunda:caseRef"),
                arguments(
                        "a form that is deployed along",
                        Draft.ofTheDiagram().with("embedded:/forms/conversation.html", "embedded:deployment:evil.html"),
                        "User task \"Open\" (open) shows the form embedded:deployment:evil.html"),
                arguments(
                        "a form elsewhere",
                        Draft.ofTheDiagram()
                                .with("embedded:/forms/conversation.html", "https://example.org/forms/x.html"),
                        "User task \"Open\" (open) shows the form https://example.org/forms/x.html"),
                arguments(
                        "a form of Camunda's own",
                        Draft.ofTheDiagram().attribute("open", "camunda:formRef='x'"),
                        "User task \"Open\" (open) uses camunda:formRef"),
                arguments(
                        "a field validated by code",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER
                                                + "<camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation>"
                                                + "<camunda:constraint name=\"validator\" config=\"a.B\" /></camunda:validation>"
                                                + "</camunda:formField></camunda:formData>"),
                        "User task \"Open\" (open) validates a field with code of its own"),
                arguments(
                        "another file imported",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        "<bpmn:process ",
                                        "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://x\""
                                                + " namespace=\"http://x\" /><bpmn:process "),
                        "Import imports another file"),
                arguments(
                        "a schema from elsewhere",
                        Draft.ofTheDiagram()
                                .attribute(
                                        "conversationDefinitions",
                                        "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a http://x'"),
                        "names a schema that lies elsewhere"));
    }
}
