package io.parley.lifecycle;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.RejectedJobsHandler;
import org.springframework.stereotype.Component;

/** Counts the jobs for which the job executor had no thread; what becomes of them stays the engine's business. */
@Component
class CountedRejections extends AbstractProcessEnginePlugin {

    private final AtomicLong soFar = new AtomicLong();

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (executor != null) executor.setRejectedJobsHandler(new Counted(executor.getRejectedJobsHandler()));
    }

    long soFar() {
        return soFar.get();
    }

    private final class Counted implements RejectedJobsHandler {

        private final RejectedJobsHandler handler;

        private Counted(RejectedJobsHandler handler) {
            this.handler = handler;
        }

        @Override
        public void jobsRejected(List<String> jobs, ProcessEngineImpl engine, JobExecutor executor) {
            soFar.addAndGet(jobs.size());
            handler.jobsRejected(jobs, engine, executor);
        }
    }
}
