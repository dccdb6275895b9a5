package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Files that are not what they should be, and the sentence for each. */
final class StrangeFiles {

    private StrangeFiles() {}

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "a case",
                        Draft.ofTheDiagram().named("conversation.cmmn"),
                        "Parley deploys .bpmn and .dmn files only"),
                arguments(
                        "an archive",
                        Draft.ofTheDiagram().named("conversation.bar"),
                        "Parley deploys .bpmn and .dmn files only"),
                arguments(
                        "a page", Draft.ofTheDiagram().named("evil.html"), "Parley deploys .bpmn and .dmn files only"),
                arguments(
                        "a form", Draft.ofTheDiagram().named("evil.form"), "Parley deploys .bpmn and .dmn files only"),
                arguments(
                        "a script",
                        Draft.ofTheDiagram().named("evil.groovy"),
                        "Parley deploys .bpmn and .dmn files only"),
                arguments(
                        "a name that shouts",
                        Draft.ofTheDiagram().named("CONVERSATION.BPMN"),
                        "must end in lower case"),
                arguments(
                        "code in a file with the other ending",
                        Draft.ofAServiceTask("camunda:class='a.B'", "").named("conversation.bpmn20.xml"),
                        "Service task \"Look\" (look) names a Java class"),
                arguments(
                        "code in a file without a dot",
                        Draft.ofAServiceTask("camunda:class='a.B'", "").named("conversationbpmn"),
                        "Service task \"Look\" (look) names a Java class"),
                arguments(
                        "a document type",
                        Draft.ofTheDiagram()
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
}
