package io.parley.lifecycle.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parley.scenario.ScenarioTest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deployment is refused, in a sentence that names the element, and nothing of it reaches the database, when … */
@ScenarioTest
class RefusedDeploymentTest {

    private static final String LISTENER =
            "<camunda:taskListener delegateExpression=\"${roleRules}\" event=\"update\" />";
    private static final String OTHER_PROCESS =
            "<bpmn:process id='other' name='Other' isExecutable='true' camunda:historyTimeToLive='P1D'>%s</bpmn:process>";

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient database;

    @ParameterizedTest(name = "{0}")
    @MethodSource({"code", "expressions", "contract", "tokens", "rules", "files"})
    void refuses(String reason, Draft draft, String sentence) {
        refused(List.of(draft), null, sentence);
    }

    static Stream<Arguments> code() {
        return Stream.of(
                arguments(
                        "a script task",
                        other("<bpmn:scriptTask id='scoreMood' name='Score the mood' scriptFormat='javascript'>"
                                + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
                        "Script task \"Score the mood\" (scoreMood) runs a script; Parley runs no scripts."),
                arguments(
                        "a script in a listener",
                        diagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER
                                                + "<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"groovy\">1"
                                                + "</camunda:script></camunda:taskListener>"),
                        "User task \"Open\" (open) runs a script"),
                arguments(
                        "a script in an input parameter",
                        service(
                                "camunda:delegateExpression='${restartClock}'",
                                "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                                        + "<camunda:script scriptFormat='groovy' resource='x.groovy' />"
                                        + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"),
                        "Service task \"Look\" (look) runs a script"),
                arguments(
                        "a condition in a language of its own",
                        other(
                                "<bpmn:startEvent id='a' /><bpmn:endEvent id='b' /><bpmn:sequenceFlow id='way' sourceRef='a'"
                                        + " targetRef='b'><bpmn:conditionExpression language='javascript'>true"
                                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        "Sequence flow (way) runs a script"),
                arguments(
                        "a Java class",
                        service("camunda:class='java.lang.Runtime'", ""),
                        "Service task \"Look\" (look) names a Java class; "
                                + "a diagram may only call ${restartClock} and ${roleRules}."),
                arguments(
                        "a Java class under the engine's older name",
                        service("xmlns:activiti='http://activiti.org/bpmn' activiti:class='java.lang.Runtime'", ""),
                        "Service task \"Look\" (look) names a Java class"),
                arguments(
                        "a Java class as a listener",
                        diagram()
                                .withFirst(
                                        LISTENER, LISTENER + "<camunda:taskListener class=\"a.B\" event=\"create\" />"),
                        "User task \"Open\" (open) names a Java class"),
                arguments(
                        "a Java class as a form's handler",
                        diagram().attribute("open", "camunda:formHandlerClass='a.B'"),
                        "User task \"Open\" (open) names a Java class"),
                arguments(
                        "a service task's expression",
                        service("camunda:expression='${customer}'", ""),
                        "Service task \"Look\" (look) calls an expression"),
                arguments(
                        "a listener's expression",
                        diagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER
                                                + "<camunda:taskListener expression=\"${task.delete()}\" event=\"create\" />"),
                        "User task \"Open\" (open) calls an expression"),
                arguments(
                        "an unknown bean",
                        service("camunda:delegateExpression='${moodScore}'", ""),
                        "Service task \"Look\" (look) calls ${moodScore}; "
                                + "a diagram may only call ${restartClock} and ${roleRules}."),
                arguments(
                        "a bean that is only part of an expression",
                        service("camunda:delegateExpression='${true ? restartClock : restartClock}'", ""),
                        "Service task \"Look\" (look) calls ${true ? restartClock : restartClock}"),
                arguments(
                        "a bean in the wrong place",
                        service("camunda:delegateExpression='${roleRules}'", ""),
                        "Service task \"Look\" (look) calls ${roleRules}, which has nothing to do there."),
                arguments(
                        "a bean's fields set",
                        service(
                                "camunda:delegateExpression='${restartClock}'",
                                "<bpmn:extensionElements><camunda:field name='books' stringValue='x' />"
                                        + "</bpmn:extensionElements>"),
                        "Service task \"Look\" (look) sets the fields of a bean"),
                arguments(
                        "a shell",
                        service("camunda:type='shell'", ""),
                        "Service task \"Look\" (look) is of the type shell"),
                arguments(
                        "a connector",
                        service(
                                "",
                                "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector"
                                        + "</camunda:connectorId></camunda:connector></bpmn:extensionElements>"),
                        "Service task \"Look\" (look) calls a connector"),
                arguments(
                        "a send task with a class",
                        other("<bpmn:sendTask id='send' name='Send' camunda:class='a.B' />"),
                        "Send task \"Send\" (send) names a Java class"),
                arguments(
                        "a business rule task with a class",
                        other("<bpmn:businessRuleTask id='rule' name='Rule' camunda:class='a.B' />"),
                        "Business rule task \"Rule\" (rule) names a Java class"),
                arguments(
                        "a call of whatever a variable says",
                        other("<bpmn:callActivity id='call' name='Call' calledElement='${whatever}' />"),
                        "Call activity \"Call\" (call) calls a process that is known only when it runs"),
                arguments(
                        "variables mapped by a class",
                        other("<bpmn:callActivity id='call' name='Call' calledElement='x'"
                                + " camunda:variableMappingClass='a.B' />"),
                        "Call activity \"Call\" (call) names a Java class"),
                arguments(
                        "a case called",
                        other("<bpmn:callActivity id='call' name='Call' camunda:caseRef='x' />"),
                        "Call activity \"Call\" (call) uses camunda:caseRef"),
                arguments(
                        "a form that is deployed along",
                        diagram().with("embedded:/forms/conversation.html", "embedded:deployment:evil.html"),
                        "User task \"Open\" (open) shows the form embedded:deployment:evil.html"),
                arguments(
                        "a form elsewhere",
                        diagram().with("embedded:/forms/conversation.html", "https://example.org/forms/x.html"),
                        "User task \"Open\" (open) shows the form https://example.org/forms/x.html"),
                arguments(
                        "a form of Camunda's own",
                        diagram().attribute("open", "camunda:formRef='x'"),
                        "User task \"Open\" (open) uses camunda:formRef"),
                arguments(
                        "a field validated by code",
                        diagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER
                                                + "<camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation>"
                                                + "<camunda:constraint name=\"validator\" config=\"a.B\" /></camunda:validation>"
                                                + "</camunda:formField></camunda:formData>"),
                        "User task \"Open\" (open) validates a field with code of its own"),
                arguments(
                        "another file imported",
                        diagram()
                                .withFirst(
                                        "<bpmn:process ",
                                        "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://x\""
                                                + " namespace=\"http://x\" /><bpmn:process "),
                        "Import imports another file"),
                arguments(
                        "a schema from elsewhere",
                        diagram()
                                .attribute(
                                        "conversationDefinitions",
                                        "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a http://x'"),
                        "names a schema that lies elsewhere"));
    }

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
                        diagram().attribute("open", "camunda:candidateUsers='${task}'"),
                        "User task \"Open\" (open) has the expression ${task}, which takes hold of task"),
                arguments(
                        "a bean outside of a listener",
                        diagram().attribute("open", "camunda:candidateUsers='${roleRules}'"),
                        "User task \"Open\" (open) has the expression ${roleRules}, which takes hold of roleRules"),
                arguments(
                        "an expression nobody can read",
                        diagram().attribute("open", "camunda:candidateUsers='${1 +}'"),
                        "User task \"Open\" (open) has the expression ${1 +}, which cannot be read."),
                arguments(
                        "a method in a name",
                        diagram().with("name=\"Assigned\"", "name=\"${execution.getId()}\""),
                        "(assigned) has the expression ${execution.getId()}, which reaches into an object"),
                arguments(
                        "a method in a documentation",
                        diagram().with("The customer waits, and", "${execution.getId()}"),
                        "User task \"Open\" (open) has the expression"),
                arguments(
                        "a method cut in two by a comment",
                        diagram().with("The customer waits, and", "${execution<!-- x -->.getId()}"),
                        "User task \"Open\" (open) has the expression"),
                arguments(
                        "a method in a character section",
                        diagram().with("The customer waits, and", "<![CDATA[${execution.getId()}]]>"),
                        "User task \"Open\" (open) has the expression"),
                arguments(
                        "a method in a message's name",
                        diagram().beside("<bpmn:message id='m' name='${execution.getId()}' />"),
                        "(m) has the expression"),
                arguments(
                        "a method in a timer",
                        diagram().with("PT48H", "${execution.getId()}"),
                        "Boundary event \"Customer silent for 48 hours\" (customerSilentFor48Hours) has the expression"),
                arguments(
                        "a method in a condition",
                        other(
                                "<bpmn:startEvent id='a' /><bpmn:endEvent id='b' /><bpmn:sequenceFlow id='way' sourceRef='a'"
                                        + " targetRef='b'><bpmn:conditionExpression>${a.b()}</bpmn:conditionExpression>"
                                        + "</bpmn:sequenceFlow>"),
                        "Sequence flow (way) has the expression ${a.b()}"),
                arguments(
                        "a method in an input parameter",
                        service(
                                "camunda:delegateExpression='${restartClock}'",
                                "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>${a.b}"
                                        + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"),
                        "Service task \"Look\" (look) has the expression ${a.b}"),
                arguments(
                        "a method in a form field",
                        diagram()
                                .withFirst(
                                        LISTENER,
                                        LISTENER + "<camunda:formData><camunda:formField id=\"f\" type=\"string\""
                                                + " defaultValue=\"${a.b()}\" /></camunda:formData>"),
                        "User task \"Open\" (open) has the expression ${a.b()}"));
    }

    static Stream<Arguments> contract() {
        return Stream.of(
                arguments(
                        "another start",
                        diagram()
                                .with(
                                        "<bpmn:messageEventDefinition id=\"customerWroteDefinition\" messageRef=\"customerWroteMessage\" />",
                                        ""),
                        "The process conversation must begin with one start event, on the message customerWrote."),
                arguments(
                        "a second start",
                        diagram().plus("<bpmn:startEvent id='again' name='Again' />"),
                        "The process conversation must begin with one start event"),
                arguments(
                        "no state open",
                        diagram().with("\"open\"", "\"opened\""),
                        "The process conversation has no user task with the id open."),
                arguments(
                        "no state assigned",
                        diagram().with("\"assigned\"", "\"taken\""),
                        "The process conversation has no user task with the id assigned."),
                arguments(
                        "no state closed",
                        diagram().with("\"closed\"", "\"done\""),
                        "The process conversation has no receive task with the id closed."),
                arguments(
                        "an open conversation that somebody has",
                        diagram().attribute("open", "camunda:assignee='asha'"),
                        "User task \"Open\" (open) has an assignee"),
                arguments(
                        "an assigned conversation that nobody has",
                        diagram().with("camunda:assignee=\"${assignee}\"", ""),
                        "User task \"Assigned\" (assigned) must have the assignee ${assignee}."),
                arguments(
                        "a way into Assigned that brings nobody",
                        diagram()
                                .with(
                                        "id=\"closedBySilence\" sourceRef=\"customerSilentFor48Hours\" targetRef=\"closed\"",
                                        "id=\"closedBySilence\" sourceRef=\"customerSilentFor48Hours\" targetRef=\"assigned\""),
                        "(customerSilentFor48Hours) leads to Assigned, but nobody is known then"),
                arguments(
                        "a task that does not ask the rules when it changes",
                        diagram().withFirst(LISTENER, ""),
                        "User task \"Open\" (open) does not ask the rules: it needs the task listener ${roleRules} on update."),
                arguments(
                        "a task that does not ask the rules when it is completed",
                        diagram().withFirst(LISTENER.replace("update", "complete"), ""),
                        "does not ask the rules: it needs the task listener ${roleRules} on complete."),
                arguments(
                        "a person's message that does not ask the rules",
                        diagram()
                                .withFirst(
                                        "<camunda:executionListener delegateExpression=\"${roleRules}\" event=\"start\" />",
                                        ""),
                        "Boundary event \"Conversation assigned\" (conversationAssigned) does not ask the rules: "
                                + "it needs the execution listener ${roleRules} on start."),
                arguments(
                        "no way to assign an open conversation",
                        diagram().with("name=\"conversationAssigned\"", "name=\"handedOver\""),
                        "User task \"Open\" (open) needs an interrupting boundary event on the message conversationAssigned."),
                arguments(
                        "no way to resolve an open conversation",
                        diagram().with("name=\"conversationResolved\"", "name=\"dismissed\""),
                        "User task \"Open\" (open) needs an interrupting boundary event on the message conversationResolved."),
                arguments(
                        "a state that is deaf to the customer",
                        diagram()
                                .with(
                                        "id=\"customerWroteWhileOpenDefinition\" messageRef=\"customerWroteMessage\"",
                                        "id=\"customerWroteWhileOpenDefinition\" messageRef=\"conversationResolvedMessage\""),
                        "User task \"Open\" (open) does not hear the customer"),
                arguments(
                        "a receive task that waits for something else",
                        diagram()
                                .with(
                                        "name=\"Closed\" messageRef=\"customerWroteMessage\"",
                                        "name=\"Closed\" messageRef=\"conversationResolvedMessage\""),
                        "Receive task \"Closed\" (closed) does not hear the customer"),
                arguments("an unlabelled state", diagram().with("name=\"Open\"", ""), "User task (open) has no label."),
                arguments(
                        "an unlabelled event",
                        diagram().with("name=\"Archived\"", "name=\" \""),
                        "End event (archived) has no label."),
                arguments(
                        "a task without documentation",
                        diagram()
                                .with(
                                        "<bpmn:documentation>The customer waits",
                                        "<!-- <bpmn:documentation>The customer waits")
                                .with("whoever replies first has it.</bpmn:documentation>", "-->"),
                        "User task \"Open\" (open) has no documentation"),
                arguments(
                        "no history time to live",
                        diagram().with("camunda:historyTimeToLive=\"P180D\"", ""),
                        "Process \"Conversation\" (conversation) has no history time to live."),
                arguments(
                        "a diagram that cannot run",
                        diagram().with("isExecutable=\"true\"", "isExecutable=\"false\""),
                        "Process \"Conversation\" (conversation) is not executable."),
                arguments(
                        "a time that is none",
                        diagram().with("PT48H", "48 hours"),
                        "(customerSilentFor48Hours) has no duration such as PT48H"),
                arguments(
                        "two elements of one id",
                        diagram().plus("<bpmn:endEvent id='noted' name='Noted' />"),
                        "End event \"Noted\" (noted) has an id that another element has already."),
                arguments(
                        "another process that listens to the conversation's messages",
                        diagram().with("id=\"conversation\"", "id=\"talk\"").named("talk.bpmn"),
                        "Process \"Conversation\" (talk) listens to customerWrote"));
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments(
                        "a parallel gateway",
                        diagram().plus("<bpmn:parallelGateway id='both' name='Both' />"),
                        "Parallel gateway \"Both\" (both) would let a conversation be in several states or in none."),
                arguments(
                        "an inclusive gateway",
                        diagram().plus("<bpmn:inclusiveGateway id='some' name='Some' />"),
                        "Inclusive gateway \"Some\" (some) would let"),
                arguments(
                        "a subprocess",
                        diagram().plus("<bpmn:subProcess id='sub' name='Sub' />"),
                        "Sub process \"Sub\" (sub) would let"),
                arguments(
                        "a state that runs several times",
                        diagram()
                                .withFirst(
                                        "</bpmn:userTask>",
                                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
                                                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
                        "User task \"Open\" (open) runs several times"),
                arguments(
                        "two ways out of a state",
                        diagram().plus("<bpmn:sequenceFlow id='also' sourceRef='open' targetRef='closed' />"),
                        "User task \"Open\" (open) has several ways out"),
                arguments(
                        "a non-interrupting event that leads to a state",
                        diagram()
                                .with(
                                        "sourceRef=\"customerWroteWhileOpen\" targetRef=\"noted\"",
                                        "sourceRef=\"customerWroteWhileOpen\" targetRef=\"closed\""),
                        "(customerWroteWhileOpen) is non-interrupting and leads to a state"),
                arguments(
                        "a customer's message that ends the conversation",
                        diagram()
                                .with(
                                        "name=\"Customer wrote\" cancelActivity=\"false\" attachedToRef=\"open\"",
                                        "name=\"Customer wrote\" attachedToRef=\"open\""),
                        "(customerWroteWhileOpen) takes the conversation out of its state and into no other."),
                arguments(
                        "a wait that is no state",
                        diagram()
                                .plus("<bpmn:intermediateCatchEvent id='later' name='Later'><bpmn:timerEventDefinition>"
                                        + "<bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>"
                                        + "</bpmn:intermediateCatchEvent>"),
                        "Intermediate catch event \"Later\" (later) waits, but is no state"),
                arguments(
                        "something asynchronous between two states",
                        diagram().attribute("closed", "camunda:asyncBefore='true'"),
                        "Receive task \"Closed\" (closed) is asynchronous"),
                arguments(
                        "an external task between two states",
                        diagram()
                                .with(
                                        "sourceRef=\"assigned\" targetRef=\"closed\"",
                                        "sourceRef=\"assigned\" targetRef=\"ask\"")
                                .plus(
                                        "<bpmn:serviceTask id='ask' name='Ask' camunda:type='external' camunda:topic='t' />"
                                                + "<bpmn:sequenceFlow id='asked' sourceRef='ask' targetRef='closed' />"),
                        "Service task \"Ask\" (ask) lies between two states and may wait"),
                arguments(
                        "a choice without a default",
                        diagram()
                                .with(
                                        "sourceRef=\"assigned\" targetRef=\"closed\"",
                                        "sourceRef=\"assigned\" targetRef=\"x\"")
                                .plus("<bpmn:exclusiveGateway id='x' name='Which?' />"
                                        + "<bpmn:sequenceFlow id='x1' sourceRef='x' targetRef='closed' />"
                                        + "<bpmn:sequenceFlow id='x2' sourceRef='x' targetRef='open' />"),
                        "Exclusive gateway \"Which?\" (x) has no default flow"),
                arguments(
                        "a signal that moves a conversation",
                        diagram()
                                .plus("<bpmn:boundaryEvent id='alarm' name='Alarm' attachedToRef='open'>"
                                        + "<bpmn:signalEventDefinition /></bpmn:boundaryEvent>"),
                        "Boundary event \"Alarm\" (alarm) is neither a message nor a timer"),
                arguments(
                        "an end that terminates",
                        diagram()
                                .plus(
                                        "<bpmn:endEvent id='stop' name='Stop'><bpmn:terminateEventDefinition /></bpmn:endEvent>"),
                        "End event \"Stop\" (stop) does more than end"));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "an input written in JavaScript",
                        table().with(
                                        "<inputExpression id=\"roleExpression\"",
                                        "<inputExpression id=\"roleExpression\" expressionLanguage=\"javascript\""),
                        "Input \"Role\" (roleInput) is written in javascript; the only language of Parley's tables is FEEL."),
                arguments(
                        "an input entry written in JUEL",
                        table().with(
                                        "<inputEntry id=\"rowR4Role\"",
                                        "<inputEntry id=\"rowR4Role\" expressionLanguage=\"juel\""),
                        "Rule (rowR4) is written in juel"),
                arguments(
                        "an output entry written in Groovy",
                        table().with(
                                        "<outputEntry id=\"rowR4Reason\"",
                                        "<outputEntry id=\"rowR4Reason\" expressionLanguage=\"groovy\""),
                        "Rule (rowR4) is written in groovy"),
                arguments(
                        "a whole file written in JUEL",
                        table().with(
                                        "name=\"Role rules\" namespace",
                                        "expressionLanguage=\"juel\" name=\"Role rules\" namespace"),
                        "is written in juel"),
                arguments(
                        "another decision as a literal expression in JUEL",
                        table().with(
                                        "<dmndi:DMNDI>",
                                        "<decision id=\"d\" name=\"D\" camunda:historyTimeToLive=\"P1D\"><variable name=\"x\" />"
                                                + "<literalExpression expressionLanguage=\"juel\"><text>${a.b()}</text></literalExpression>"
                                                + "</decision><dmndi:DMNDI>"),
                        "Decision \"D\" (d) is written in juel"),
                arguments(
                        "a missing input",
                        table().with("<text>isAssignee</text>", "<text>mood</text>"),
                        "The table of rules (role-rules) has no input isAssignee."),
                arguments(
                        "an input nobody gives",
                        table().with("<text>isAssignee</text>", "<text>mood</text>"),
                        "The table of rules (role-rules) asks for mood"),
                arguments(
                        "a missing output",
                        table().with("name=\"because\"", "name=\"cause\""),
                        "The table of rules (role-rules) has no output because."),
                arguments(
                        "several answers",
                        table().with("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""),
                        "The table of rules (role-rules) has the hit policy COLLECT"),
                arguments(
                        "no table",
                        new Draft(
                                "role-rules.dmn",
                                table().text()
                                        .replaceFirst(
                                                "(?s)<decisionTable.*</decisionTable>",
                                                "<variable name=\"x\" /><literalExpression><text>1</text></literalExpression>")),
                        "The table of rules (role-rules) is no longer a table."));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("a case", diagram().named("conversation.cmmn"), "Parley deploys .bpmn and .dmn files only"),
                arguments(
                        "an archive", diagram().named("conversation.bar"), "Parley deploys .bpmn and .dmn files only"),
                arguments("a page", diagram().named("evil.html"), "Parley deploys .bpmn and .dmn files only"),
                arguments("a form", diagram().named("evil.form"), "Parley deploys .bpmn and .dmn files only"),
                arguments("a script", diagram().named("evil.groovy"), "Parley deploys .bpmn and .dmn files only"),
                arguments("a name that shouts", diagram().named("CONVERSATION.BPMN"), "must end in lower case"),
                arguments(
                        "code in a file with the other ending",
                        service("camunda:class='a.B'", "").named("conversation.bpmn20.xml"),
                        "Service task \"Look\" (look) names a Java class"),
                arguments(
                        "code in a file without a dot",
                        service("camunda:class='a.B'", "").named("conversationbpmn"),
                        "Service task \"Look\" (look) names a Java class"),
                arguments(
                        "a document type",
                        diagram()
                                .with(
                                        "<bpmn:definitions ",
                                        "<!DOCTYPE x [<!ENTITY e \"${a.b()}\">]><bpmn:definitions "),
                        "The file cannot be read as XML"),
                arguments(
                        "something that is no XML",
                        new Draft("conversation.bpmn", "hello"),
                        "The file cannot be read as XML"),
                arguments(
                        "something that is no BPMN",
                        new Draft("conversation.bpmn", "<hello/>"),
                        "The file does not follow the standard"));
    }

    @Test
    void theSameProcessTwice() {
        refused(
                List.of(diagram(), diagram().named("copy.bpmn")),
                null,
                "copy.bpmn: Process \"Conversation\" (conversation) is in this deployment twice.");
    }

    @Test
    void theConversationOfOneTenant() {
        refused(
                List.of(diagram()),
                "acme",
                "Process \"Conversation\" (conversation) belongs to all accounts; deploy it without a tenant.");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var first = diagram().with("name=\"Open\"", "");
        var second = table().with("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"");

        assertThatThrownBy(() -> deploy(List.of(first, second), null))
                .isInstanceOfSatisfying(ParseException.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("(open) has no label")
                            .hasMessageContaining("COLLECT");
                    assertThat(ExceptionHandlerHelper.getInstance().getStatus(refusal))
                            .isEqualTo(Response.Status.BAD_REQUEST);
                    assertThat(refusal.getResorceReports()).hasSize(2);
                    assertThat(refusal.getResorceReports()
                                    .get(0)
                                    .getErrors()
                                    .get(0)
                                    .getMainElementId())
                            .isEqualTo("open");
                });
    }

    private void refused(List<Draft> drafts, @Nullable String tenant, String sentence) {
        var before = rows();

        assertThatThrownBy(() -> deploy(drafts, tenant))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(sentence);

        assertThat(rows()).isEqualTo(before);
    }

    private void deploy(List<Draft> drafts, @Nullable String tenant) {
        var deployment = repository.createDeployment().name("try").tenantId(tenant);
        drafts.forEach(draft -> deployment.addString(draft.file(), draft.text()));
        deployment.deploy();
    }

    private List<Long> rows() {
        return Stream.of("ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_GE_BYTEARRAY")
                .map(table -> database.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static Draft diagram() {
        return Draft.ofTheDiagram();
    }

    private static Draft table() {
        return Draft.ofTheRules();
    }

    private static Draft other(String elements) {
        return diagram().beside(OTHER_PROCESS.formatted(elements));
    }

    private static Draft service(String attributes, String inside) {
        return other("<bpmn:serviceTask id='look' name='Look' " + attributes + ">" + inside + "</bpmn:serviceTask>");
    }

    private static Arguments expression(String reason, String attribute) {
        return arguments(
                reason,
                diagram().attribute("open", attribute.contains("\"") ? attribute.replace("'", "&apos;") : attribute),
                "User task \"Open\" (open) has the expression");
    }
}
