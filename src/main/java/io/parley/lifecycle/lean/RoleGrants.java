package io.parley.lifecycle.lean;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/** Roles are granted on the definition and never on a task, so that a finished task has no grants to delete. */
final class RoleGrants extends AuthorizationManager {

    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
        if (!resource.equals(Resources.TASK)) super.deleteAuthorizationsByResourceId(resource, id);
    }
}
