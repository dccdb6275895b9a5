package io.parley.lifecycle.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of one of the real files, edited as text: what somebody could send, whatever tool they drew it with. */
record Draft(String file, String text) {

    private static final String PROCESS = "</bpmn:process>";
    private static final String OTHER_PROCESS =
            "<bpmn:process id='other' name='Other' isExecutable='true' camunda:historyTimeToLive='P1D'>%s</bpmn:process>";

    static Draft ofTheDiagram() {
        return of("conversation.bpmn");
    }

    /** The diagram, with another process of these elements beside it. */
    static Draft ofAnotherProcess(String elements) {
        return ofTheDiagram().beside(OTHER_PROCESS.formatted(elements));
    }

    /** The diagram, with another process of one service task beside it. */
    static Draft ofAServiceTask(String attributes, String inside) {
        return ofAnotherProcess(
                "<bpmn:serviceTask id='look' name='Look' " + attributes + ">" + inside + "</bpmn:serviceTask>");
    }

    static Draft ofTheDelivery() {
        return of("delivery.bpmn");
    }

    static Draft ofTheRules() {
        return of("role-rules.dmn");
    }

    private static Draft of(String file) {
        try {
            return new Draft(file, Files.readString(Path.of("bpmn", file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Draft named(String other) {
        return new Draft(other, text);
    }

    Draft with(String before, String after) {
        assertThat(text).contains(before);
        return new Draft(file, text.replace(before, after));
    }

    /** Replaces only the first occurrence. */
    Draft withFirst(String before, String after) {
        assertThat(text).contains(before);
        var at = text.indexOf(before);
        return new Draft(file, text.substring(0, at) + after + text.substring(at + before.length()));
    }

    /** With further elements at the end of the process. */
    Draft plus(String elements) {
        return with(PROCESS, elements.replace('\'', '"') + PROCESS);
    }

    /** With a further process beside the conversation's. */
    Draft beside(String process) {
        return with(PROCESS, PROCESS + process.replace('\'', '"'));
    }

    /** With an attribute of an element, found by its id. */
    Draft attribute(String id, String attribute) {
        return with(" id=\"" + id + "\"", " id=\"" + id + "\" " + attribute.replace('\'', '"'));
    }
}
