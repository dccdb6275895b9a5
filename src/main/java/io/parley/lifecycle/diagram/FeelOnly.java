package io.parley.lifecycle.diagram;

import java.util.Set;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.w3c.dom.Document;

/** Lets only FEEL, the table's own language, into a table: it can neither call a bean nor run a script. */
final class FeelOnly {

    private static final String LANGUAGE = "expressionLanguage";
    private static final Set<String> FEEL = Set.of(
            "feel",
            "FEEL",
            DmnModelConstants.FEEL_NS,
            DmnModelConstants.FEEL12_NS,
            DmnModelConstants.FEEL13_NS,
            DmnModelConstants.FEEL14_NS,
            DmnModelConstants.FEEL15_NS);

    private FeelOnly() {}

    static void check(Document file, Faults faults) {
        Elements.allIn(file)
                .forEach(element -> Elements.attributes(element).stream()
                        .filter(attribute -> attribute.getLocalName().equals(LANGUAGE))
                        .filter(attribute -> !FEEL.contains(attribute.getValue()))
                        .forEach(attribute -> faults.of(element, reason(attribute.getValue()))));
    }

    private static String reason(String language) {
        return "is written in " + language + "; the only language of Parley's tables is FEEL.";
    }
}
