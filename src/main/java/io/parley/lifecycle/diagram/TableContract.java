package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.ROLE_RULES;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;

/** What the code asks the table of rules, and what it reads in the answer. */
final class TableContract {

    private static final Set<String> ASKED = Set.of("action", "state", "role", "isAssignee");
    private static final Set<String> ANSWERED = Set.of("allowed", "rule", "because", "reason");
    private static final Set<HitPolicy> ONE_ANSWER = Set.of(HitPolicy.FIRST, HitPolicy.UNIQUE);
    private static final String TABLE = "The table of rules (" + ROLE_RULES + ") ";

    private TableContract() {}

    static void check(DmnModelInstance file, Faults faults) {
        file.getModelElementsByType(Decision.class).stream()
                .filter(decision -> ROLE_RULES.equals(decision.getId()))
                .forEach(decision -> check(decision, faults));
    }

    private static void check(Decision decision, Faults faults) {
        if (decision.getExpression() instanceof DecisionTable table) check(table, faults);
        else faults.of(TABLE + "is no longer a table.");
        if (decision.getCamundaHistoryTimeToLiveString() == null) faults.of(TABLE + "has no history time to live.");
    }

    private static void check(DecisionTable table, Faults faults) {
        var asks = table.getInputs().stream().map(TableContract::asked).collect(Collectors.toSet());
        var answers = table.getOutputs().stream().map(Output::getName).collect(Collectors.toSet());
        without(ASKED, asks).forEach(input -> faults.of(TABLE + "has no input " + input + "."));
        without(asks, ASKED)
                .forEach(input -> faults.of(TABLE + "asks for " + input + "; Parley tells it " + inWords() + "."));
        without(ANSWERED, answers).forEach(output -> faults.of(TABLE + "has no output " + output + "."));
        if (!ONE_ANSWER.contains(table.getHitPolicy()))
            faults.of(TABLE + "has the hit policy " + table.getHitPolicy() + "; it needs First or Unique: one answer.");
    }

    private static String asked(Input input) {
        var expression = input.getInputExpression();
        return expression == null || expression.getText() == null
                ? "nothing"
                : expression.getText().getTextContent().strip();
    }

    private static List<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(name -> !some.contains(name)).sorted().toList();
    }

    private static String inWords() {
        return String.join(", ", new TreeSet<>(ASKED));
    }
}
