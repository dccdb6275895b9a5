package io.parley.lifecycle;

import io.parley.conversation.Conversation;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** Whether a conversation's diagram listens for a message where it stands: an older or edited one may not. */
@Component
class Ears {

    private final RuntimeService engine;
    private final Newest newest;

    Ears(RuntimeService engine, Newest newest) {
        this.engine = engine;
        this.newest = newest;
    }

    /** Asked inside a command of the engine's. */
    boolean hear(Conversation conversation, String message) {
        var standing = conversation.standing();
        var instance = standing == null ? null : standing.instance();
        return instance == null ? newestBegins(message) : listens(instance, message);
    }

    private boolean listens(String instance, String message) {
        return engine.createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .eventName(message)
                        .count()
                > 0;
    }

    private boolean newestBegins(String message) {
        var diagram = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(newest.diagram());
        return Boundaries.hears(diagram, message);
    }
}
