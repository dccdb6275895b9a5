package io.parley.lifecycle.diagram;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.w3c.dom.Element;

/** The beans that a diagram may call, and where it may call them. */
final class Beans {

    private static final Set<String> EVENTS = Set.of("boundaryEvent", "startEvent");

    private final Map<Object, Object> beans;

    Beans(Map<Object, Object> beans) {
        this.beans = Map.copyOf(beans);
    }

    Set<String> names() {
        return beans.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    void check(Element caller, String expression, Faults faults) {
        var bean = beans.get(nameIn(expression));
        if (bean == null) faults.of(caller, "calls " + expression + "; " + onlyThese());
        else if (DeliveryProcess.BEANS.contains(nameIn(expression)))
            faults.unless(delivers(caller), caller, "calls " + expression + ", which has nothing to do there.");
        else faults.unless(fits(caller, bean), caller, "calls " + expression + ", which has nothing to do there.");
    }

    String onlyThese() {
        return "a diagram may only call " + String.join(" and ", asExpressions()) + ".";
    }

    private Set<String> asExpressions() {
        return names().stream()
                .filter(name -> !DeliveryProcess.BEANS.contains(name))
                .map(name -> "${" + name + "}")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nameIn(String expression) {
        var isOne = expression.startsWith("${") && expression.endsWith("}");
        return isOne ? expression.substring(2, expression.length() - 1) : "";
    }

    /** A listener asks the rules, a task restarts the clock; elsewhere, and in other processes, a bean would only fail. */
    private static boolean fits(Element caller, Object bean) {
        if (!ConversationProcess.KEY.equals(Elements.processOf(caller))) return false;
        return switch (caller.getLocalName()) {
            case "taskListener" -> bean instanceof TaskListener;
            case "executionListener" -> bean instanceof ExecutionListener && isOnEvent(caller);
            default -> bean instanceof JavaDelegate;
        };
    }

    private static boolean delivers(Element caller) {
        return DeliveryProcess.KEY.equals(Elements.processOf(caller))
                && caller.getLocalName().equals("serviceTask");
    }

    private static boolean isOnEvent(Element listener) {
        return EVENTS.contains(Elements.shown(listener).getLocalName());
    }
}
