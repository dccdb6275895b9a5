package io.parley.lifecycle;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.Conversation;
import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.impl.context.Context;
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
            if (!runs(engine, conversation.key().toString()))
                engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                DeliveryProcess.KEY, conversation.key().toString());
            return null;
        });
    }

    private static boolean runs(ProcessEngineServices engine, String key) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(DeliveryProcess.KEY)
                        .processInstanceBusinessKey(key)
                        .count()
                > 0;
    }
}
