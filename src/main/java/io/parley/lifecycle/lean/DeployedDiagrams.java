package io.parley.lifecycle.lean;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * A diagram that has been deployed never changes: the one in memory is as good as its row, which the engine reads again
 * with every event. Parley opens no door through which a definition is suspended or deleted.
 */
final class DeployedDiagrams extends ProcessDefinitionManager {

    @Override
    public @Nullable ProcessDefinitionEntity findLatestDefinitionById(String id) {
        var known = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(id);
        return known != null ? known : super.findLatestDefinitionById(id);
    }
}
