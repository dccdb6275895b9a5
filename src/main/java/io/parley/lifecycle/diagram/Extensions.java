package io.parley.lifecycle.diagram;

import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;

/** Camunda's extensions of an element. */
final class Extensions {

    private Extensions() {}

    static <T extends BpmnModelElementInstance> Stream<T> of(BaseElement element, Class<T> kind) {
        var extensions = element.getExtensionElements();
        return extensions == null ? Stream.empty() : extensions.getElementsQuery().filterByType(kind).list().stream();
    }
}
