package io.parley.lifecycle.lean;

import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * What a diagram says of its timers is read once. Each command works on a copy of its own with the revision it was read
 * in, so that a change that somebody else made to the row is noticed when this one is written.
 */
final class DeployedTimers extends JobDefinitionManager {

    private final Map<String, Facts> known;

    DeployedTimers(Map<String, Facts> known) {
        this.known = known;
    }

    @Override
    public @Nullable JobDefinitionEntity findById(String id) {
        var facts = known.get(id);
        return facts == null ? read(id) : managed(facts);
    }

    private @Nullable JobDefinitionEntity read(String id) {
        var row = super.findById(id);
        if (row != null) known.put(id, Facts.of(row));
        return row;
    }

    private JobDefinitionEntity managed(Facts facts) {
        var here = getDbEntityManager().getCachedEntity(JobDefinitionEntity.class, facts.id());
        if (here != null) return here;
        var copy = facts.entity();
        getDbEntityManager().getDbEntityCache().putPersistent(copy);
        return copy;
    }

    record Facts(
            String id,
            int revision,
            String process,
            String processKey,
            String activity,
            String type,
            @Nullable String configuration,
            int suspension,
            @Nullable Long priority,
            @Nullable String tenant,
            String deployment) {

        private static Facts of(JobDefinitionEntity row) {
            return new Facts(
                    row.getId(),
                    row.getRevision(),
                    row.getProcessDefinitionId(),
                    row.getProcessDefinitionKey(),
                    row.getActivityId(),
                    row.getJobType(),
                    row.getJobConfiguration(),
                    row.getSuspensionState(),
                    row.getOverridingJobPriority(),
                    row.getTenantId(),
                    row.getDeploymentId());
        }

        private JobDefinitionEntity entity() {
            var entity = new JobDefinitionEntity();
            entity.setId(id);
            entity.setRevision(revision);
            entity.setProcessDefinitionId(process);
            entity.setProcessDefinitionKey(processKey);
            entity.setActivityId(activity);
            entity.setJobType(type);
            entity.setJobConfiguration(configuration);
            entity.setSuspensionState(suspension);
            entity.setJobPriority(priority);
            entity.setTenantId(tenant);
            entity.setDeploymentId(deployment);
            return entity;
        }
    }
}
