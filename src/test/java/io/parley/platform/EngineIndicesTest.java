package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.database.TestDatabase;
import io.parley.scenario.ScenarioTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's tables … */
@ScenarioTest
class EngineIndicesTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineIndices indices;

    @Autowired
    ProcessEngine engine;

    @Test
    void haveTheIndicesThatCamundaLeftOutHoweverOftenANodeStarts() {
        indices.postProcessEngineBuild(engine);

        assertThat(TestDatabase.indices(jdbc))
                .contains("parley_task_parent", "parley_job_next", "parley_subscription_of");
    }
}
