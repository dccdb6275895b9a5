package io.parley.platform;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * When this node stops: it takes no more jobs, finishes those that run, and gives back what it had taken and not begun.
 * The other nodes would otherwise leave those to it for five minutes.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
class JobsGivenBack implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobsGivenBack.class);

    private static final String GIVE_BACK =
            "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?";

    private final JobExecutor executor;
    private final ThreadPoolTaskExecutor threads;
    private final JdbcClient jdbc;
    private volatile boolean isRunning;

    JobsGivenBack(JobExecutor executor, ThreadPoolTaskExecutor camundaTaskExecutor, JdbcClient jdbc) {
        this.executor = executor;
        this.threads = camundaTaskExecutor;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        executor.shutdown();
        if (threads.getActiveCount() == 0) giveBack();
        else LOG.warn("{} jobs still run: others may take them when their locks expire", threads.getActiveCount());
    }

    private void giveBack() {
        try {
            var jobs = jdbc.sql(GIVE_BACK).param(executor.getLockOwner()).update();
            if (jobs > 0) LOG.info("Gave back {} jobs that were not begun", jobs);
        } catch (DataAccessException away) {
            LOG.warn("The jobs of this node could not be given back: others take them when their locks expire");
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** After the threads, which stop first and wait for what they do. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
