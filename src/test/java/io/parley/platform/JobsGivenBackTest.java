package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The jobs that a node has taken and not begun … */
class JobsGivenBackTest {

    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:jobs-given-back;DB_CLOSE_DELAY=-1"));
    private final JobExecutor executor = mock(JobExecutor.class);
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final JobsGivenBack node = new JobsGivenBack(executor, threads, jdbc);

    @BeforeEach
    void takesJobs() {
        jdbc.sql("create table ACT_RU_JOB (ID_ varchar(64), LOCK_OWNER_ varchar(255), LOCK_EXP_TIME_ timestamp)")
                .update();
        jdbc.sql("insert into ACT_RU_JOB values ('mine', 'here', now()), ('theirs', 'there', now())")
                .update();
        when(executor.getLockOwner()).thenReturn("here");
        threads.initialize();
        node.start();
    }

    @AfterEach
    void leave() {
        jdbc.sql("drop table ACT_RU_JOB").update();
        threads.destroy();
    }

    @Test
    void areTheOthersAsSoonAsItStops() {
        node.stop();

        verify(executor).shutdown();
        assertThat(locked()).containsExactly("theirs");
    }

    @Test
    void stayItsOwnWhileOneOfThemRuns() {
        var isDone = new CountDownLatch(1);
        threads.execute(() -> awaits(isDone));
        await().until(() -> threads.getActiveCount() == 1);

        node.stop();
        isDone.countDown();

        assertThat(locked()).containsExactlyInAnyOrder("mine", "theirs");
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> locked() {
        return jdbc.sql("select ID_ from ACT_RU_JOB where LOCK_OWNER_ is not null and LOCK_EXP_TIME_ is not null")
                .query(String.class)
                .list();
    }
}
