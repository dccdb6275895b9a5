package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.DeliveryRuns;
import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Tells a waiting delivery what became of its message; if none waits yet, its own timer does. */
@Component
class EngineDeliveryRuns implements DeliveryRuns {

    private final RuntimeService runtime;
    private final Engine as;

    EngineDeliveryRuns(RuntimeService runtime, Engine as) {
        this.runtime = runtime;
        this.as = as;
    }

    @Override
    public void known(ConversationKey key) {
        as.itself(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(DeliveryProcess.KEY)
                .processInstanceBusinessKey(key.toString())
                .list()
                .forEach(run -> runtime.createMessageCorrelation(DeliveryProcess.DELIVERY_KNOWN)
                        .processInstanceId(run.getId())
                        .correlateAll()));
    }
}
