package io.parley.lifecycle.lean;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Looks for the next jobs twice, each time along an index: first for those without a due date, for which people wait, then
 * for timers. Asked for both at once, a database that believes in few late timers where there are many reads and sorts all
 * of them for every eight; and after a long stop that is what it believes.
 */
final class DueJobs extends JobManager {

    private static final String MAPPING = "io/parley/lifecycle/lean/jobs.xml";
    private static final String WITHOUT_DUE_DATE = "io.parley.lifecycle.lean.selectJobsWithoutDueDate";

    /** Teaches the engine the look that it does not have. */
    static void map(Configuration engine) {
        try (var mapping = Resources.getResourceAsStream(DueJobs.class.getClassLoader(), MAPPING)) {
            new XMLMapperBuilder(mapping, engine, MAPPING, engine.getSqlFragments()).parse();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
        if (hasAnotherOrder(Context.getProcessEngineConfiguration())) return super.findNextJobsToExecute(page);
        var jobs = withoutDueDate(page);
        var left = page.getMaxResults() - jobs.size();
        if (left > 0) jobs.addAll(super.findNextJobsToExecute(new Page(0, left)));
        return jobs;
    }

    /** Whoever tells the engine to take jobs otherwise gets the engine's own look. */
    private static boolean hasAnotherOrder(ProcessEngineConfigurationImpl engine) {
        return engine.isJobExecutorDeploymentAware()
                || engine.isJobExecutorAcquireByPriority()
                || engine.isJobExecutorPreferTimerJobs()
                || engine.isJobExecutorAcquireExclusiveOverProcessHierarchies()
                || !engine.isJobExecutorAcquireByDueDate();
    }

    @SuppressWarnings("unchecked")
    private List<AcquirableJobEntity> withoutDueDate(Page page) {
        var now = Map.of("now", ClockUtil.getCurrentTime());
        return new ArrayList<>(getDbEntityManager().selectList(WITHOUT_DUE_DATE, now, page));
    }

    /** The engine's own look is for timers then, which all have one. */
    @Override
    protected boolean isEnsureJobDueDateNotNull() {
        return !hasAnotherOrder(Context.getProcessEngineConfiguration()) || super.isEnsureJobDueDateNotNull();
    }
}
