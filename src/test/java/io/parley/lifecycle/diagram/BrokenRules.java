package io.parley.lifecycle.diagram;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of rules that could not be asked, and the sentence for each. */
final class BrokenRules {

    private BrokenRules() {}

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "an input written in JavaScript",
                        Draft.ofTheRules()
                                .with(
                                        "<inputExpression id=\"roleExpression\"",
                                        "<inputExpression id=\"roleExpression\" expressionLanguage=\"javascript\""),
                        "Input \"Role\" (roleInput) is written in javascript; the only language of Parley's tables is FEEL."),
                arguments(
                        "an input entry written in JUEL",
                        Draft.ofTheRules()
                                .with(
                                        "<inputEntry id=\"rowR4Role\"",
                                        "<inputEntry id=\"rowR4Role\" expressionLanguage=\"juel\""),
                        "Rule (rowR4) is written in juel"),
                arguments(
                        "an output entry written in Groovy",
                        Draft.ofTheRules()
                                .with(
                                        "<outputEntry id=\"rowR4Reason\"",
                                        "<outputEntry id=\"rowR4Reason\" expressionLanguage=\"groovy\""),
                        "Rule (rowR4) is written in groovy"),
                arguments(
                        "a whole file written in JUEL",
                        Draft.ofTheRules()
                                .with(
                                        "name=\"Role rules\" namespace",
                                        "expressionLanguage=\"juel\" name=\"Role rules\" namespace"),
                        "is written in juel"),
                arguments(
                        "another decision as a literal expression in JUEL",
                        Draft.ofTheRules()
                                .with(
                                        "<dmndi:DMNDI>",
                                        "<decision id=\"d\" name=\"D\" camunda:historyTimeToLive=\"P1D\"><variable name=\"x\" />"
                                                + "<literalExpression expressionLanguage=\"juel\"><text>${a.b()}</text></literalExpression>"
                                                + "</decision><dmndi:DMNDI>"),
                        "Decision \"D\" (d) is written in juel"),
                arguments(
                        "a missing input",
                        Draft.ofTheRules().with("<text>isAssignee</text>", "<text>mood</text>"),
                        "The table of rules (role-rules) has no input isAssignee."),
                arguments(
                        "an input nobody gives",
                        Draft.ofTheRules().with("<text>isAssignee</text>", "<text>mood</text>"),
                        "The table of rules (role-rules) asks for mood"),
                arguments(
                        "a missing output",
                        Draft.ofTheRules().with("name=\"because\"", "name=\"cause\""),
                        "The table of rules (role-rules) has no output because."),
                arguments(
                        "several answers",
                        Draft.ofTheRules().with("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""),
                        "The table of rules (role-rules) has the hit policy COLLECT"),
                arguments(
                        "no table",
                        new Draft(
                                "role-rules.dmn",
                                Draft.ofTheRules()
                                        .text()
                                        .replaceFirst(
                                                "(?s)<decisionTable.*</decisionTable>",
                                                "<variable name=\"x\" /><literalExpression><text>1</text></literalExpression>")),
                        "The table of rules (role-rules) is no longer a table."));
    }
}
