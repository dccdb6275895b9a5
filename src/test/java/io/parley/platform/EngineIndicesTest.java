package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(jdbc.sql("select index_name from information_schema.indexes where index_name like 'PARLEY%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("PARLEY_TASK_PARENT", "PARLEY_JOB_DUE");
    }
}
