package io.parley.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Action;
import io.parley.conversation.Role;
import io.parley.scenario.ScenarioTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.annotation.DirtiesContext;

/** The table of rules … */
@ScenarioTest
@DirtiesContext
class RulesTableTest {

    @Autowired
    RulesTable table;

    @Autowired
    ProcessEngine engine;

    @Test
    void answersFromItsNewestVersionAtOnce() throws Exception {
        assertThat(answer()).contains("Reply to it, and it is yours.");
        assertThat(answer()).contains("Reply to it, and it is yours.");

        deployed("Reply to it, and it is yours.", "Ask Maya.");

        assertThat(answer()).endsWith("Ask Maya.");
    }

    private String answer() {
        return table.ask(engine, Action.ASSIGN, "open", Role.AGENT, false).reason();
    }

    private void deployed(String before, String after) throws Exception {
        var diagram = new ClassPathResource("bpmn/role-rules.dmn").getContentAsString(UTF_8);
        engine.getRepositoryService()
                .createDeployment()
                .addString("role-rules.dmn", diagram.replace(before, after))
                .deploy();
    }
}
