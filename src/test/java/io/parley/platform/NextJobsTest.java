package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.database.TestDatabase;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The next job to be taken … */
@ScenarioTest
class NextJobsTest {

    private static final String LATE = "NextJobsTest late ";
    private static final String AT_ONCE = "NextJobsTest at once";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private PlatformTransactionManager transactions;

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

    @Test
    void isATimerOnceNobodyWaitsForAnythingElse() {
        add(LATE + 1, "timestamp '2020-01-02 00:00:00'");
        add(LATE + 2, "timestamp '2020-01-01 00:00:00'");
        add(LATE + 3, "timestamp '2099-01-01 00:00:00'");

        assertThat(next(8)).containsSubsequence(LATE + 2, LATE + 1).doesNotContain(LATE + 3);
    }

    @Test
    void isNobodysWhileAnotherJobOfItsConversationIsUnderWay() {
        var instance = UUID.randomUUID().toString();
        add(AT_ONCE, instance, "null");
        add(AT_ONCE + " too", instance, "null");
        jdbc.sql("update ACT_RU_JOB set EXCLUSIVE_ = true where PROCESS_INSTANCE_ID_ = :instance")
                .param("instance", instance)
                .update();
        jdbc.sql("update ACT_RU_JOB set LOCK_OWNER_ = 'another', LOCK_EXP_TIME_ = timestamp '2099-01-01 00:00:00'"
                        + " where ID_ = :id")
                .param("id", AT_ONCE)
                .update();

        assertThat(next(8)).doesNotContain(AT_ONCE, AT_ONCE + " too");
    }

    /** As after a long stop: when it last looked at them the database saw no timer that was due. */
    @Test
    void isFoundWithoutAllLateTimersWhateverTheDatabaseBelieves() {
        assumeTrue(TestDatabase.isPostgres());
        addTimers(5_000);
        jdbc.sql("analyze ACT_RU_JOB").update();
        jdbc.sql("update ACT_RU_JOB set DUEDATE_ = timestamp '2020-01-01 00:00:00' where ID_ like '" + LATE + "%'")
                .update();

        var read = new TransactionTemplate(transactions).execute(status -> {
            var before = rowsRead();
            assertThat(next(8)).hasSize(8);
            return rowsRead() - before;
        });

        assertThat(read).isLessThan(100);
    }

    private long rowsRead() {
        return jdbc.sql(
                        "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'act_ru_job'")
                .query(Long.class)
                .single();
    }

    private void addTimers(int count) {
        jdbc.sql("insert into ACT_RU_JOB (ID_, REV_, TYPE_, RETRIES_, SUSPENSION_STATE_, PRIORITY_, SEQUENCE_COUNTER_,"
                        + " EXCLUSIVE_, PROCESS_INSTANCE_ID_, HANDLER_TYPE_, DUEDATE_)"
                        + " select :id || n, 1, 'timer', 3, 1, 0, 1, true, :id || n, 'timer-transition',"
                        + " timestamp '2099-01-01 00:00:00' from generate_series(1, :count) as t(n)")
                .param("id", LATE)
                .param("count", count)
                .update();
    }

    private void add(String id, String due) {
        add(id, UUID.randomUUID().toString(), due);
    }

    private void add(String id, String instance, String due) {
        jdbc.sql("insert into ACT_RU_JOB (ID_, REV_, TYPE_, RETRIES_, SUSPENSION_STATE_, PRIORITY_, SEQUENCE_COUNTER_,"
                        + " EXCLUSIVE_, PROCESS_INSTANCE_ID_, HANDLER_TYPE_, DUEDATE_)"
                        + " values (:id, 1, 'message', 3, 1, 0, 1, false, :instance, 'async-continuation', " + due
                        + ")")
                .param("id", id)
                .param("instance", instance)
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
