package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.ROLE_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Action;
import io.parley.conversation.Role;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rules says what R3 to R13 say, of everybody and in every state, and no row of it is never asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleRulesTableTest {

    private static final List<Role> SUPERVISORS = List.of(Role.OWNER, Role.ADMIN, Role.MANAGER);
    private static final List<Role> OUTSIDERS = List.of(Role.ANALYST, Role.CONNECTOR, Role.NONE);

    private final Set<String> asked = new HashSet<>();
    private final DmnModelInstance table = Dmn.readModelFromFile(new File("bpmn/role-rules.dmn"));
    private DmnEngine engine;
    private DmnDecision rules;

    @BeforeAll
    void open() {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.<DmnDecisionTableEvaluationListener>of(
                event -> event.getMatchingRules().forEach(row -> asked.add(row.getId()))));
        engine = configuration.buildEngine();
        rules = engine.parseDecision(ROLE_RULES, table);
    }

    @ParameterizedTest(name = "{0} while {1}")
    @CsvSource(delimiter = '|', textBlock = """
                #         |          | supervisors             | agents
                # action  | state    | others    | assignee    | others    | assignee
                pickUp    | open     | yes R3    | yes R3      | yes R3    | yes R3
                release   | open     | yes R3    | yes R3      | yes R3    | yes R3
                reply     | open     | yes R4    | yes R4      | yes R4    | yes R4
                assign    | open     | yes R5    | yes R5      | role R5   | role R5
                resolve   | open     | yes R11   | yes R11     | yes R11   | yes R11
                reply     | assigned | state R6  | yes R6      | state R6  | yes R6
                assign    | assigned | yes R7    | yes R7      | role R7   | role R7
                resolve   | assigned | state R9  | yes R9      | state R9  | yes R9
                pickUp    | assigned | state R3  | state R3    | state R3  | state R3
                release   | assigned | state R3  | state R3    | state R3  | state R3
                reply     | closed   | state R13 | state R13   | state R13 | state R13
                assign    | closed   | state R13 | state R13   | state R13 | state R13
                resolve   | closed   | state R13 | state R13   | state R13 | state R13
                pickUp    | closed   | state R13 | state R13   | state R13 | state R13
                release   | closed   | state R13 | state R13   | state R13 | state R13
                start     | closed   | state R13 | state R13   | state R13 | state R13
                start     | none     | yes R16   | yes R16     | yes R16   | yes R16
                start     | open     | state R16 | state R16   | state R16 | state R16
                start     | assigned | state R16 | state R16   | state R16 | state R16
                reply     | none     | state none | state none | state none | state none
                complete  | open     | state none | state none | state none | state none
                complete  | assigned | state none | state none | state none | state none
                complete  | closed   | state none | state none | state none | state none
                edit      | open     | role none | role none   | role none | role none
                edit      | assigned | role none | role none   | role none | role none
                edit      | closed   | role none | role none   | role none | role none
                """)
    void says(String action, String state, String supervisor, String supervising, String agent, String working) {
        for (var role : SUPERVISORS) {
            assertThat(ask(action, state, role, false)).as(role.id()).isEqualTo(supervisor);
            assertThat(ask(action, state, role, true)).as(role.id()).isEqualTo(supervising);
        }
        assertThat(ask(action, state, Role.AGENT, false)).isEqualTo(agent);
        assertThat(ask(action, state, Role.AGENT, true)).isEqualTo(working);
        for (var role : OUTSIDERS) assertThat(ask(action, state, role, false)).isEqualTo("role none");
    }

    @Test
    void givesAReasonForEveryNo() {
        for (var action : Action.values())
            for (var state : List.of("none", "open", "assigned", "closed", "anAnalystsOwn"))
                for (var role : Role.values()) {
                    var row = row(action.id(), state, role, false);
                    var allowed = Boolean.TRUE.equals(row.getSingleResult().getEntry("allowed"));
                    assertThat(row.getSingleResult().<String>getEntry("reason").isEmpty())
                            .isEqualTo(allowed);
                }
    }

    @AfterAll
    void everyRowWasAsked() {
        var rows = table.getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .collect(Collectors.toSet());

        assertThat(asked).isEqualTo(rows);
    }

    private String ask(String action, String state, Role role, boolean isAssignee) {
        var row = row(action, state, role, isAssignee).getSingleResult();
        var allowed = Boolean.TRUE.equals(row.getEntry("allowed"));
        return (allowed ? "yes" : row.getEntry("because")) + " " + row.getEntry("rule");
    }

    private DmnDecisionTableResult row(String action, String state, Role role, boolean isAssignee) {
        var inputs =
                Map.<String, Object>of("action", action, "state", state, "role", role.id(), "isAssignee", isAssignee);
        return engine.evaluateDecisionTable(rules, inputs);
    }
}
