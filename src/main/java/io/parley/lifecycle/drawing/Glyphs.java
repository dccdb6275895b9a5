package io.parley.lifecycle.drawing;

import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;

/** The sign in a shape, by what the file says the element is. */
final class Glyphs {

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("userTask", "user"),
            Map.entry("serviceTask", "service"),
            Map.entry("receiveTask", "message"),
            Map.entry("sendTask", "send"),
            Map.entry("scriptTask", "script"),
            Map.entry("businessRuleTask", "table"),
            Map.entry("manualTask", "manual"),
            Map.entry("callActivity", "call"),
            Map.entry("exclusiveGateway", "exclusive"),
            Map.entry("parallelGateway", "parallel"),
            Map.entry("inclusiveGateway", "inclusive"),
            Map.entry("complexGateway", "complex"),
            Map.entry("eventBasedGateway", "event"),
            Map.entry("messageEventDefinition", "message"),
            Map.entry("timerEventDefinition", "timer"),
            Map.entry("errorEventDefinition", "error"),
            Map.entry("escalationEventDefinition", "escalation"),
            Map.entry("signalEventDefinition", "signal"),
            Map.entry("conditionalEventDefinition", "condition"),
            Map.entry("linkEventDefinition", "link"),
            Map.entry("terminateEventDefinition", "terminate"),
            Map.entry("compensateEventDefinition", "compensate"),
            Map.entry("cancelEventDefinition", "cancel"));

    private Glyphs() {}

    static String of(BaseElement element) {
        return element instanceof Event event ? inside(event) : named(element);
    }

    private static String inside(Event event) {
        var definitions = event.getChildElementsByType(EventDefinition.class);
        if (definitions.size() > 1) return "multiple";
        return definitions.stream().findFirst().map(Glyphs::named).orElse("");
    }

    private static String named(BaseElement element) {
        return BY_TYPE.getOrDefault(element.getElementType().getTypeName(), "");
    }

    /** What throws is filled; what catches is not. */
    static boolean isFilled(BaseElement element) {
        return element instanceof ThrowEvent && !(element instanceof CatchEvent);
    }
}
