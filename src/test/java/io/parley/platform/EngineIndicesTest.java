package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.parley.database.TestDatabase;
import io.parley.scenario.ScenarioTest;
import java.util.Locale;
import java.util.stream.Stream;
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

    /** On PostgreSQL; H2 has no indices of some rows. */
    @Test
    void haveNoRowInAnIndexForWhatItLacks() {
        assumeThat(TestDatabase.isPostgres()).isTrue();

        assertThat(jdbc.sql("select indexname from pg_indexes where indexdef like '%IS NOT NULL%'")
                        .query(String.class)
                        .list())
                .containsAll(Stream.of(LeanIndices.values())
                        .map(index -> index.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
