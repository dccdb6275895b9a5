package io.parley.directory;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a role may do with a resource of the engine. */
record Grant(Resource resource, String id, Permission... permissions) {}
