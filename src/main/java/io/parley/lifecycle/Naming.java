package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Who names whom as a task's assignee. */
final class Naming {

    private Naming() {}

    /** Somebody else becomes the assignee of Open: an assignment (R5), of whoever had picked it up already as well. */
    static boolean assigns(TaskEntity task) {
        var assignee = task.getAssignee();
        var actor = actorOf(task);
        return task.getTaskDefinitionKey().equals(OPEN)
                && (isOther(task) || isSameAgain(task) && actor != null)
                && assignee != null
                && !assignee.equals(actor);
    }

    static boolean isOther(TaskEntity task) {
        return task.getPropertyChanges().containsKey(TaskEntity.ASSIGNEE);
    }

    /** Of what the doors let through, only naming the same assignee again changes nothing. */
    private static boolean isSameAgain(TaskEntity task) {
        return task.getPropertyChanges().isEmpty();
    }

    private static @Nullable String actorOf(TaskEntity task) {
        Authentication actor =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return actor == null ? null : actor.getUserId();
    }
}
