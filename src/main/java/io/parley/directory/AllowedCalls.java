package io.parley.directory;

import io.parley.conversation.Person;
import io.parley.conversation.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of what may be sent through Camunda's doors, and by whom. What is not in it is shut, whatever Camunda's own
 * authorizations would allow: they cannot tell a due date from a deletion.
 */
final class AllowedCalls {

    /** The one engine path that carries files. */
    static final Path DEPLOYMENT = Path.of("deployment/create");

    static final Path PROFILE = Path.of("user/*/profile");
    static final Path MESSAGE = Path.of("message");
    static final Path OWN_PASSWORD = Path.of("user/*/credentials");

    private static final List<Call> TABLE = Stream.of(questions(), work(), technical(), people())
            .flatMap(List::stream)
            .toList();

    private AllowedCalls() {}

    private record Call(Set<Role> roles, String method, Path path) {

        boolean lets(Person person, String method, Path path) {
            return this.method.equals(method) && roles.contains(person.role()) && path.fits(this.path);
        }
    }

    static boolean let(Person person, String method, Path path) {
        return isOwnPassword(person, method, path) || TABLE.stream().anyMatch(call -> call.lets(person, method, path));
    }

    private static boolean isOwnPassword(Person person, String method, Path path) {
        return Roles.READERS.contains(person.role())
                && method.equals("PUT")
                && path.fits(OWN_PASSWORD)
                && path.step(1).equals(person.id());
    }

    /** Queries that are sent, because they are too long for a URL: Tasklist and Cockpit live on them. */
    private static List<Call> questions() {
        return open(
                Roles.READERS,
                "POST",
                "task",
                "task/count",
                "filter/*/list",
                "filter/*/count",
                "filter/*/singleResult",
                "process-instance",
                "process-instance/count",
                "execution",
                "execution/count",
                "job",
                "job/count",
                "job-definition",
                "job-definition/count",
                "variable-instance",
                "variable-instance/count",
                "external-task",
                "external-task/count",
                "group",
                "group/count",
                "identity/password-policy",
                "history/activity-instance",
                "history/activity-instance/count",
                "history/process-instance",
                "history/process-instance/count",
                "history/task",
                "history/task/count",
                "history/variable-instance",
                "history/variable-instance/count",
                "history/detail",
                "history/job-log",
                "history/job-log/count",
                "history/external-task-log",
                "history/external-task-log/count",
                "/cockpit/plugin/base/default/incident",
                "/cockpit/plugin/base/default/incident/count",
                "/cockpit/plugin/base/default/process-instance",
                "/cockpit/plugin/base/default/process-instance/count",
                "/cockpit/plugin/base/default/process-instance/*/called-process-instances",
                "/cockpit/plugin/base/default/process-definition/*/called-process-definitions",
                "/admin/auth/user/default/logout");
    }

    /** Whether it is allowed is the process' answer, with a reason. */
    private static List<Call> work() {
        return open(
                Roles.TEAM,
                "POST",
                "task/*/claim",
                "task/*/unclaim",
                "task/*/assignee",
                "task/*/complete",
                "task/*/submit-form",
                "task/*/delegate",
                "task/*/resolve");
    }

    private static List<Call> technical() {
        return Stream.of(
                        open(Roles.CONNECTORS, "POST", "message"),
                        open(Roles.ANALYSTS, "POST", "deployment/create"),
                        open(Roles.ANALYSTS, "PUT", "job/*/duedate"),
                        open(Roles.KEEPERS, "PUT", "job/*/retries"))
                .flatMap(List::stream)
                .toList();
    }

    /** Whose people and which roles is {@link GuardedPeople}'s business. */
    private static List<Call> people() {
        return Stream.of(
                        open(Roles.KEEPERS, "POST", "user/create"),
                        open(Roles.KEEPERS, "PUT", "user/*/profile", "user/*/credentials"),
                        open(Roles.KEEPERS, "DELETE", "user/*"),
                        open(Roles.KEEPERS, "PUT", "group/*/members/*", "tenant/*/user-members/*"),
                        open(Roles.KEEPERS, "DELETE", "group/*/members/*", "tenant/*/user-members/*"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Call> open(Set<Role> roles, String method, String... paths) {
        return Arrays.stream(paths)
                .map(path -> new Call(roles, method, Path.of(path)))
                .toList();
    }
}
