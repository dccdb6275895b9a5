package io.parley.lifecycle.drawing;

import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_REPLIED;
import static io.parley.lifecycle.diagram.ConversationProcess.AGENT_WROTE_FIRST;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_ASSIGNED;
import static io.parley.lifecycle.diagram.ConversationProcess.CONVERSATION_RESOLVED;

import io.parley.conversation.Action;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Which messages tell the diagram of what a row of the table of rules allows. */
final class RuleActions {

    private static final Map<Action, String> MESSAGES = Map.of(
            Action.ASSIGN, CONVERSATION_ASSIGNED,
            Action.RESOLVE, CONVERSATION_RESOLVED,
            Action.START, AGENT_WROTE_FIRST,
            Action.REPLY, AGENT_REPLIED);

    private final DmnModelInstance table;

    RuleActions(DmnModelInstance table) {
        this.table = table;
    }

    /** The messages of a row; none where no row of that name allows anything now. */
    Set<String> messagesOf(String row) {
        return table.getModelElementsByType(Rule.class).stream()
                .filter(rule -> allows(rule) && rule.getOutputEntries().stream().anyMatch(entry -> says(entry, row)))
                .flatMap(rule -> MESSAGES.entrySet().stream()
                        .filter(entry -> says(
                                rule.getInputEntries().iterator().next(),
                                entry.getKey().id())))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean allows(Rule rule) {
        var allowed = rule.getOutputEntries().iterator().next();
        return allowed.getTextContent().strip().equals("true");
    }

    private static boolean says(DmnElement cell, String word) {
        var text = cell.getTextContent().strip();
        return cell instanceof OutputEntry ? text.equals('"' + word + '"') : text.contains('"' + word + '"');
    }
}
