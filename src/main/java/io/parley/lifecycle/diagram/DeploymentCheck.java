package io.parley.lifecycle.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Looks at every file of a new deployment before the engine does, and lets all of them in or none. */
public final class DeploymentCheck implements Deployer {

    private final FileCheck files;

    /** @param beans the beans that a diagram may call, by name */
    public DeploymentCheck(Map<Object, Object> beans) {
        this.files = new FileCheck(new Beans(beans));
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) return;
        var faults = new LinkedHashMap<String, List<Fault>>();
        var ids = new Definitions(deployment.getTenantId());
        deployment.getResources().values().forEach(file -> {
            var found = files.check(file.getName(), file.getBytes(), ids);
            if (!found.isEmpty()) faults.put(file.getName(), found);
        });
        if (!faults.isEmpty()) throw new RefusedDeployment(faults);
    }
}
