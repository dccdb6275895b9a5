package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.ROLE_RULES;

import io.parley.conversation.Action;
import io.parley.conversation.Role;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;

/** The table of rules, {@code role-rules.dmn}: who may do what in which state. */
final class RulesTable {

    private final DecisionService decisions;

    RulesTable(DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * What the table says.
     *
     * @param rule the row, such as {@code R6}
     * @param byRole whether it is the person's role that stands in the way, rather than the conversation's state
     */
    record Verdict(boolean allowed, String rule, boolean byRole, String reason) {

        private static final Verdict SILENT =
                new Verdict(false, "none", false, "No row of the role rules speaks of this.");

        private static Verdict of(DmnDecisionRuleResult row) {
            return new Verdict(
                    Boolean.TRUE.equals(row.getEntry("allowed")),
                    String.valueOf(row.<Object>getEntry("rule")),
                    "role".equals(row.getEntry("because")),
                    String.valueOf(row.<Object>getEntry("reason")));
        }
    }

    Verdict ask(Action action, String state, Role role, boolean isAssignee) {
        var inputs = Map.<String, Object>of(
                "action", action.id(), "state", state, "role", role.id(), "isAssignee", isAssignee);
        var row = decisions
                .evaluateDecisionTableByKey(ROLE_RULES, Variables.fromMap(inputs))
                .getFirstResult();
        return row == null ? Verdict.SILENT : Verdict.of(row);
    }
}
