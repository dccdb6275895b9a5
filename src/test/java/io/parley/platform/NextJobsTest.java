package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.scenario.ScenarioTest;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The next job to be taken … */
@ScenarioTest
class NextJobsTest {

    private static final String LATE = "NextJobsTest late ";
    private static final String AT_ONCE = "NextJobsTest at once";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    @AfterEach
    void remove() {
        jdbc.sql("delete from ACT_RU_JOB where ID_ like 'NextJobsTest%'").update();
    }

    @Test
    void isOneThatPeopleWaitForAndNotATimerHoweverLateThatIs() {
        for (var timer = 0; timer < 20; timer++) add(LATE + timer, "timestamp '2020-01-01 00:00:00'");
        add(AT_ONCE, "null");

        assertThat(next(1)).containsExactly(AT_ONCE);
        assertThat(next(21)).hasSize(21).first().isEqualTo(AT_ONCE);
    }

    private void add(String id, String due) {
        jdbc.sql("insert into ACT_RU_JOB (ID_, REV_, TYPE_, RETRIES_, SUSPENSION_STATE_, PRIORITY_, SEQUENCE_COUNTER_,"
                        + " EXCLUSIVE_, PROCESS_INSTANCE_ID_, HANDLER_TYPE_, DUEDATE_)"
                        + " values (:id, 1, 'message', 3, 1, 0, 1, false, :instance, 'async-continuation', " + due
                        + ")")
                .param("id", id)
                .param("instance", UUID.randomUUID().toString())
                .update();
    }

    private List<String> next(int count) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, count)).stream()
                        .map(AcquirableJobEntity::getId)
                        .toList());
    }
}
