package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Diagrams without something that the code needs, and the sentence for each. */
final class BrokenPromises {

    private static final String LISTENER =
            "<camunda:taskListener delegateExpression=\"${roleRules}\" event=\"update\" />";

    private BrokenPromises() {}

    static Stream<Arguments> contract() {
        return Stream.of(
                arguments(
                        "another start",
                        Draft.ofTheDiagram()
                                .with(
                                        "<bpmn:messageEventDefinition id=\"customerWroteDefinition\" messageRef=\"customerWroteMessage\" />",
                                        ""),
                        "The process conversation must begin with one start event on the message customerWrote."),
                arguments(
                        "a second start",
                        Draft.ofTheDiagram().plus("<bpmn:startEvent id='again' name='Again' />"),
                        "Start event \"Again\" (again) begins a conversation, and not on the message customerWrote or agentWroteFirst."),
                arguments(
                        "a second start for agents",
                        Draft.ofTheDiagram()
                                .plus(
                                        "<bpmn:startEvent id='again' name='Again'><bpmn:messageEventDefinition id='againDefinition' messageRef='agentWroteFirstMessage' /></bpmn:startEvent>"),
                        "The process conversation has several start events on the message agentWroteFirst."),
                arguments(
                        "no state open",
                        Draft.ofTheDiagram().with("\"open\"", "\"opened\""),
                        "The process conversation has no user task with the id open."),
                arguments(
                        "no state assigned",
                        Draft.ofTheDiagram().with("\"assigned\"", "\"taken\""),
                        "The process conversation has no user task with the id assigned."),
                arguments(
                        "no state closed",
                        Draft.ofTheDiagram().with("\"closed\"", "\"done\""),
                        "The process conversation has no receive task with the id closed."),
                arguments(
                        "an open conversation that somebody has",
                        Draft.ofTheDiagram().attribute("open", "camunda:assignee='asha'"),
                        "User task \"Open\" (open) has an assignee"),
                arguments(
                        "an assigned conversation that nobody has",
                        Draft.ofTheDiagram().with("camunda:assignee=\"${assignee}\"", ""),
                        "User task \"Assigned\" (assigned) must have the assignee ${assignee}."),
                arguments(
                        "a way into Assigned that brings nobody",
                        Draft.ofTheDiagram()
                                .with(
                                        "id=\"closedBySilence\" sourceRef=\"customerSilentFor48Hours\" targetRef=\"closed\"",
                                        "id=\"closedBySilence\" sourceRef=\"customerSilentFor48Hours\" targetRef=\"assigned\""),
                        "(customerSilentFor48Hours) leads to Assigned, but nobody is known then"),
                arguments(
                        "a question whether the customer waits where nobody knows",
                        Draft.ofTheDiagram()
                                .with(
                                        "sourceRef=\"assigned\" targetRef=\"closed\"",
                                        "sourceRef=\"assigned\" targetRef=\"x\"")
                                .plus(
                                        "<bpmn:exclusiveGateway id='x' name='Which?' default='x1' />"
                                                + "<bpmn:sequenceFlow id='x1' sourceRef='x' targetRef='closed' />"
                                                + "<bpmn:sequenceFlow id='x2' sourceRef='x' targetRef='open'>"
                                                + "<bpmn:conditionExpression>${customerWaits}</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        "User task \"Assigned\" (assigned) leads to a question about customerWaits"),
                arguments(
                        "a task that does not ask the rules when it changes",
                        Draft.ofTheDiagram().withFirst(LISTENER, ""),
                        "User task \"Open\" (open) does not ask the rules: it needs the task listener ${roleRules} on update."),
                arguments(
                        "a task that does not ask the rules when it is completed",
                        Draft.ofTheDiagram().withFirst(LISTENER.replace("update", "complete"), ""),
                        "does not ask the rules: it needs the task listener ${roleRules} on complete."),
                arguments(
                        "an agent's first message that does not ask the rules",
                        Draft.ofTheDiagram()
                                .withFirst(
                                        "<camunda:executionListener delegateExpression=\"${roleRules}\" event=\"start\" />",
                                        ""),
                        "Start event \"Agent wrote first\" (agentWroteFirst) does not ask the rules: "
                                + "it needs the execution listener ${roleRules} on start."),
                arguments(
                        "a person's message that does not ask the rules",
                        Draft.ofTheDiagram()
                                .with(
                                        "<camunda:executionListener delegateExpression=\"${roleRules}\" event=\"start\" />",
                                        ""),
                        "Boundary event \"Conversation assigned\" (conversationAssigned) does not ask the rules: "
                                + "it needs the execution listener ${roleRules} on start."),
                arguments(
                        "no way to assign an open conversation",
                        Draft.ofTheDiagram().with("name=\"conversationAssigned\"", "name=\"handedOver\""),
                        "User task \"Open\" (open) needs an interrupting boundary event on the message conversationAssigned."),
                arguments(
                        "no way to resolve an open conversation",
                        Draft.ofTheDiagram().with("name=\"conversationResolved\"", "name=\"dismissed\""),
                        "User task \"Open\" (open) needs an interrupting boundary event on the message conversationResolved."),
                arguments(
                        "a state that is deaf to the customer",
                        Draft.ofTheDiagram()
                                .with(
                                        "id=\"customerWroteWhileOpenDefinition\" messageRef=\"customerWroteMessage\"",
                                        "id=\"customerWroteWhileOpenDefinition\" messageRef=\"conversationResolvedMessage\""),
                        "User task \"Open\" (open) does not hear the customer"),
                arguments(
                        "a receive task that waits for something else",
                        Draft.ofTheDiagram()
                                .with(
                                        "name=\"Closed\" messageRef=\"customerWroteMessage\"",
                                        "name=\"Closed\" messageRef=\"conversationResolvedMessage\""),
                        "Receive task \"Closed\" (closed) does not hear the customer"),
                arguments(
                        "an unlabelled state",
                        Draft.ofTheDiagram().with("name=\"Open\"", ""),
                        "User task (open) has no label."),
                arguments(
                        "an unlabelled event",
                        Draft.ofTheDiagram().with("name=\"Archived\"", "name=\" \""),
                        "End event (archived) has no label."),
                arguments(
                        "a task without documentation",
                        Draft.ofTheDiagram()
                                .with(
                                        "<bpmn:documentation>The customer waits",
                                        "<!-- <bpmn:documentation>The customer waits")
                                .with("whoever replies first has it.</bpmn:documentation>", "-->"),
                        "User task \"Open\" (open) has no documentation"),
                arguments(
                        "no history time to live",
                        Draft.ofTheDiagram().with("camunda:historyTimeToLive=\"P180D\"", ""),
                        "Process \"Conversation\" (conversation) has no history time to live."),
                arguments(
                        "a diagram that cannot run",
                        Draft.ofTheDiagram().with("isExecutable=\"true\"", "isExecutable=\"false\""),
                        "Process \"Conversation\" (conversation) is not executable."),
                arguments(
                        "a time that is none",
                        Draft.ofTheDiagram().with("PT48H", "48 hours"),
                        "(customerSilentFor48Hours) has no duration such as PT48H"),
                arguments(
                        "two elements of one id",
                        Draft.ofTheDiagram().plus("<bpmn:endEvent id='noted' name='Noted' />"),
                        "End event \"Noted\" (noted) has an id that another element has already."),
                arguments(
                        "another process that listens to the conversation's messages",
                        Draft.ofTheDiagram()
                                .with("id=\"conversation\"", "id=\"talk\"")
                                .named("talk.bpmn"),
                        "Process \"Conversation\" (talk) listens to customerWrote"));
    }
}
