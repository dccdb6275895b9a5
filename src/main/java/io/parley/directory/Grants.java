package io.parley.directory;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TENANT_MEMBERSHIP;

import io.parley.conversation.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine, the whole of it: at every start the rows of a role that are not
 * those are written anew. Which
 * conversation allows what to whom is the process' own business.
 */
@Component
@Order(2)
class Grants implements StartupStep {

    /** The diagram that people work on. */
    static final String CONVERSATION = "conversation";

    static final String DELIVERY = "delivery";

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void make() {
        var stored = stored();
        for (var role : Roles.ALL) {
            var theirs = stored.getOrDefault(role.id(), List.of());
            var meant = of(role).map(grant -> row(role, grant)).toList();
            if (rights(theirs).equals(rights(meant))) continue;
            theirs.stream().map(Authorization::getId).forEach(authorizations::deleteAuthorization);
            meant.forEach(authorizations::saveAuthorization);
        }
    }

    private Map<String, List<Authorization>> stored() {
        var ids = Roles.ALL.stream().map(Role::id).toArray(String[]::new);
        return authorizations.createAuthorizationQuery().groupIdIn(ids).list().stream()
                .collect(Collectors.groupingBy(Authorization::getGroupId));
    }

    /** What a role's rows allow, in whatever order they are. */
    private static List<String> rights(List<Authorization> rows) {
        return rows.stream()
                .map(AuthorizationEntity.class::cast)
                .map(it -> "%d %d %s %d"
                        .formatted(
                                it.getAuthorizationType(),
                                it.getResourceType(),
                                it.getResourceId(),
                                it.getPermissions()))
                .sorted()
                .toList();
    }

    private Authorization row(Role role, Grant grant) {
        var authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(role.id());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.permissions());
        return authorization;
    }

    private static Stream<Grant> of(Role role) {
        return switch (role) {
            case OWNER, ADMIN ->
                Stream.of(work(), looking(), keeping(), mending()).flatMap(List::stream);
            case MANAGER -> Stream.of(work(), knowing(), looking()).flatMap(List::stream);
            case AGENT -> Stream.of(work(), knowing()).flatMap(List::stream);
            case ANALYST -> analysis().stream();
            case CONNECTOR -> connecting().stream();
            case NONE -> Stream.of();
        };
    }

    private static List<Grant> work() {
        return List.of(
                application("tasklist"),
                new Grant(FILTER, ANY, READ),
                new Grant(
                        PROCESS_DEFINITION,
                        CONVERSATION,
                        ProcessDefinitionPermissions.READ,
                        READ_INSTANCE,
                        READ_TASK,
                        TASK_WORK,
                        TASK_ASSIGN));
    }

    /** Whose name stands on a task; {@link GuardedPeople} shows nobody but the people of one's own accounts. */
    private static List<Grant> knowing() {
        return List.of(new Grant(Resources.USER, ANY, READ));
    }

    private static List<Grant> looking() {
        return List.of(
                application("cockpit"),
                new Grant(DECISION_DEFINITION, ANY, READ),
                new Grant(DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
    }

    private static List<Grant> keeping() {
        return List.of(
                application("admin"),
                new Grant(Resources.USER, ANY, CREATE, READ, UPDATE, DELETE),
                new Grant(GROUP, ANY, READ),
                new Grant(GROUP_MEMBERSHIP, ANY, CREATE, DELETE),
                new Grant(TENANT_MEMBERSHIP, ANY, CREATE, DELETE));
    }

    /** Deliveries that gave up, of their own accounts. */
    private static List<Grant> mending() {
        return List.of(
                new Grant(PROCESS_DEFINITION, DELIVERY, ProcessDefinitionPermissions.READ, READ_INSTANCE, RETRY_JOB));
    }

    private static List<Grant> analysis() {
        return List.of(
                application("cockpit"),
                application("tasklist"),
                new Grant(FILTER, ANY, READ),
                new Grant(Resources.USER, ANY, READ),
                new Grant(DEPLOYMENT, ANY, CREATE, READ),
                new Grant(
                        PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        READ_INSTANCE,
                        READ_TASK,
                        READ_HISTORY),
                // For PUT job/{id}/duedate alone; the guard shuts whatever else this would open.
                new Grant(PROCESS_DEFINITION, CONVERSATION, UPDATE_INSTANCE),
                new Grant(DECISION_DEFINITION, ANY, READ),
                new Grant(DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
    }

    private static List<Grant> connecting() {
        return List.of(
                new Grant(PROCESS_INSTANCE, ANY, CREATE),
                new Grant(PROCESS_DEFINITION, CONVERSATION, CREATE_INSTANCE, UPDATE_INSTANCE));
    }

    private static Grant application(String name) {
        return new Grant(APPLICATION, name, ACCESS);
    }
}
