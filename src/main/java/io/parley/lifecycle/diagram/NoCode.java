package io.parley.lifecycle.diagram;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Lets no code in with a diagram. It reads the file as the engine does, by local names, and of Camunda's extensions
 * lets in only those listed here.
 */
final class NoCode {

    private static final String NO_SCRIPTS = "runs a script; Parley runs no scripts.";
    private static final Map<String, String> CODE = Map.of(
            "class", "names a Java class; ",
            "formHandlerClass", "names a Java class; ",
            "variableMappingClass", "names a Java class; ",
            "variableMappingDelegateExpression", "maps variables with a bean; ",
            "expression", "calls an expression; ");
    private static final Set<String> SCRIPTS = Set.of("scriptFormat", "language", "resource");
    private static final Set<String> ELSEWHERE = Set.of("schemaLocation", "noNamespaceSchemaLocation");

    /** A second name of Camunda's namespace, which the engine still understands. */
    private static final String OLD_NAME = "http://activiti.org/bpmn";

    private static final Set<String> KNOWN_ATTRIBUTES =
            Set.of(("assignee asyncAfter asyncBefore calledElementBinding calledElementVersion calledElementVersionTag"
                            + " candidateGroups candidateStarterGroups candidateStarterUsers candidateUsers collection"
                            + " decisionRef decisionRefBinding decisionRefVersion decisionRefVersionTag"
                            + " delegateExpression diagramRelationId dueDate elementVariable errorCodeVariable"
                            + " errorMessageVariable escalationCodeVariable exclusive followUpDate formKey"
                            + " historyTimeToLive initiator inputVariable isStartableInTasklist jobPriority"
                            + " mapDecisionResult modelerTemplate modelerTemplateVersion priority resultVariable"
                            + " taskPriority topic type variableEvents variableName versionTag")
                    .split(" "));
    private static final Set<String> KNOWN_ELEMENTS =
            Set.of(("constraint entry executionListener failedJobRetryTimeCycle formData formField in inputOutput"
                            + " inputParameter list map out outputParameter properties property taskListener"
                            + " validation value")
                    .split(" "));
    private static final Set<String> KNOWN_CONSTRAINTS =
            Set.of("required", "readonly", "min", "max", "minlength", "maxlength");
    private static final Pattern OUR_FORM = Pattern.compile("embedded:/forms/[\\w-]+\\.html");

    private final Beans beans;
    private final PlainExpressions expressions;

    NoCode(Beans beans) {
        this.beans = beans;
        this.expressions = new PlainExpressions(beans.names());
    }

    void check(Document file, Faults faults) {
        Elements.allIn(file).forEach(element -> {
            checkElement(element, faults);
            checkText(element, Elements.text(element), faults);
            Elements.attributes(element).forEach(attribute -> checkAttribute(element, attribute, faults));
        });
    }

    private static void checkElement(Element element, Faults faults) {
        var name = element.getLocalName();
        if (name.equals("scriptTask") || name.equals("script")) faults.of(element, NO_SCRIPTS);
        else if (name.equals("connector")) faults.of(element, "calls a connector; Parley has none.");
        else if (name.equals("field")) faults.of(element, "sets the fields of a bean; Parley's beans take none.");
        else if (name.equals("import")) faults.of(element, "imports another file; a diagram stands alone.");
        else if (name.equals("constraint"))
            faults.unless(
                    KNOWN_CONSTRAINTS.contains(element.getAttribute("name")),
                    element,
                    "validates a field with code of its own.");
        else if (isExtension(element.getNamespaceURI()) && !KNOWN_ELEMENTS.contains(name))
            faults.of(element, "uses camunda:" + name + ", which Parley does not let in.");
        else checkName(element, element.getNamespaceURI(), faults);
    }

    private void checkAttribute(Element element, Attr attribute, Faults faults) {
        var name = attribute.getLocalName();
        var value = attribute.getValue();
        if (CODE.containsKey(name)) faults.of(element, CODE.get(name) + beans.onlyThese());
        else if (SCRIPTS.contains(name)) faults.of(element, NO_SCRIPTS);
        else if (ELSEWHERE.contains(name))
            faults.of(element, "names a schema that lies elsewhere; remove " + name + ".");
        else if (name.equals("delegateExpression")) beans.check(element, value, faults);
        else if (name.equals("calledElement")) checkCall(element, value, faults);
        else if (isExtension(attribute.getNamespaceURI())) checkExtension(element, name, value, faults);
        if (!name.equals("delegateExpression")) checkText(element, value, faults);
        checkName(element, attribute.getNamespaceURI(), faults);
    }

    private static void checkName(Element element, @Nullable String namespace, Faults faults) {
        faults.unless(
                !OLD_NAME.equals(namespace),
                element,
                "uses the namespace " + OLD_NAME + "; use Camunda's own instead.");
    }

    private static void checkCall(Element element, String called, Faults faults) {
        faults.unless(
                !called.contains("{"),
                element,
                "calls a process that is known only when it runs; name its id instead.");
    }

    private static void checkExtension(Element element, String name, String value, Faults faults) {
        if (!KNOWN_ATTRIBUTES.contains(name))
            faults.of(element, "uses camunda:" + name + ", which Parley does not let in.");
        if (name.equals("type"))
            faults.unless(
                    value.equals("external"),
                    element,
                    "is of the type " + value + "; the only type that Parley lets in is external.");
        if (name.equals("formKey"))
            faults.unless(
                    OUR_FORM.matcher(value).matches(),
                    element,
                    "shows the form " + value
                            + "; Parley shows only its own, such as embedded:/forms/conversation.html.");
    }

    private void checkText(Element element, String text, Faults faults) {
        expressions.objection(text).ifPresent(reason -> faults.of(element, reason));
    }

    private static boolean isExtension(@Nullable String namespace) {
        return BpmnModelConstants.CAMUNDA_NS.equals(namespace);
    }
}
