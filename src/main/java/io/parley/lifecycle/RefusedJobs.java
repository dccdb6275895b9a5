package io.parley.lifecycle;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/**
 * A timer that was refused has not failed: it is put back as it was. Otherwise a customer's message between the timer's
 * acquisition and its execution, or an operator's impatience, would use up its retries, and it would never fire.
 */
final class RefusedJobs extends DefaultFailedJobCommandFactory implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return Causes.ours(failure).isPresent() ? putBack(jobId) : super.getCommand(jobId, failure);
    }

    private static Command<Object> putBack(String jobId) {
        return context -> {
            var job = context.getJobManager().findJobById(jobId);
            if (job != null) job.unlock();
            return null;
        };
    }
}
