package io.parley.lifecycle.lean;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/** A job that still has retries has no incident: the engine writes one with the last retry, and no sooner. */
final class FailedJobs extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfiguration(String configuration) {
        return findIncidentByConfigurationAndIncidentType(configuration, null);
    }

    @Override
    public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, @Nullable String type) {
        var job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
        if (job != null && job.getRetries() > 0) return List.of();
        return super.findIncidentByConfigurationAndIncidentType(configuration, type);
    }
}
