package io.parley.lifecycle;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.Conversation;
import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.stereotype.Component;

/** Begins a conversation's delivery in the transaction that stores a reply, unless one runs; the row is locked. */
@Component
class DeliveryStart {

    private final AccessTokens tokens;

    DeliveryStart(AccessTokens tokens) {
        this.tokens = tokens;
    }

    void begin(ProcessEngineServices engine, Conversation conversation) {
        if (tokens.of(conversation.key().number()).isEmpty()) return;
        Context.getCommandContext().runWithoutAuthorization(() -> {
            unlessItRuns(engine.getRuntimeService(), conversation);
            return null;
        });
    }

    static void unlessItRuns(RuntimeService runtime, Conversation conversation) {
        var key = conversation.key().toString();
        if (runsOf(runtime, key).count() == 0) runtime.startProcessInstanceByKey(DeliveryProcess.KEY, key);
    }

    static ProcessInstanceQuery runsOf(RuntimeService runtime, String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(DeliveryProcess.KEY)
                .processInstanceBusinessKey(key);
    }
}
