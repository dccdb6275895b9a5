package io.parley.lifecycle;

import io.parley.conversation.Action;
import io.parley.conversation.Role;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.springframework.stereotype.Component;

/**
 * The table of rules, {@code role-rules.dmn}: who may do what in which state. What the newest table answers is kept, for
 * evaluating it takes a good part of a reply's time; a table that looks at the clock is evaluated every time.
 */
@Component
class RulesTable {

    private static final Pattern CLOCK = Pattern.compile("\\b(now|today)\\s*\\(");

    private final Newest newest;
    private final Map<Question, Verdict> answers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> timely = new ConcurrentHashMap<>();

    RulesTable(Newest newest) {
        this.newest = newest;
    }

    private record Question(String table, Action action, String state, Role role, boolean isAssignee) {

        private VariableMap inputs() {
            return Variables.putValue("action", action.id())
                    .putValue("state", state)
                    .putValue("role", role.id())
                    .putValue("isAssignee", isAssignee);
        }
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

    Verdict ask(ProcessEngineServices engine, Action action, String state, Role role, boolean isAssignee) {
        var question = new Question(newest.table(), action, state, role, isAssignee);
        var known = answers.get(question);
        return known != null ? known : read(engine, question);
    }

    private Verdict read(ProcessEngineServices engine, Question question) {
        var row = engine.getDecisionService()
                .evaluateDecisionTableById(question.table(), question.inputs())
                .getFirstResult();
        var verdict = row == null ? Verdict.SILENT : Verdict.of(row);
        if (!looksAtTheClock(engine, question.table())) answers.put(question, verdict);
        return verdict;
    }

    private boolean looksAtTheClock(ProcessEngineServices engine, String table) {
        return timely.computeIfAbsent(
                table,
                id -> CLOCK.matcher(Dmn.convertToString(
                                inside(engine, it -> it.findDmnModelInstanceForDecisionDefinition(id))))
                        .find());
    }

    /** Past the engine's authorizations: everybody may be told what the rules say. */
    private static <T> T inside(ProcessEngineServices engine, Function<DeploymentCache, T> question) {
        var configuration = (ProcessEngineConfigurationImpl) ((ProcessEngine) engine).getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context ->
                        context.runWithoutAuthorization(() -> question.apply(configuration.getDeploymentCache())));
    }
}
