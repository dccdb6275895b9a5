package io.parley.lifecycle.diagram;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.w3c.dom.Element;

/** The faults found in one file so far, in the order in which they were found. */
final class Faults {

    private final Set<Fault> found = new LinkedHashSet<>();

    /** A fault of the element, or of whatever it is a part of: a listener has no name of its own. */
    void of(Element part, String reason) {
        var element = Elements.shown(part);
        found.add(new Fault(Elements.sentence(element, reason), Elements.id(element)));
    }

    void of(BaseElement element, String reason) {
        var name = element.getAttributeValue("name");
        var type = element.getElementType().getTypeName();
        found.add(new Fault(Elements.sentence(type, name, element.getId(), reason), element.getId()));
    }

    /** A fault of the file as a whole, or of what it lacks. */
    void of(String sentence) {
        found.add(new Fault(sentence, null));
    }

    void unless(boolean fine, BaseElement element, String reason) {
        if (!fine) of(element, reason);
    }

    void unless(boolean fine, Element part, String reason) {
        if (!fine) of(part, reason);
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> all() {
        return List.copyOf(found);
    }
}
