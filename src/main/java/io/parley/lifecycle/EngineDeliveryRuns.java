package io.parley.lifecycle;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.DeliveryRuns;
import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The runs of {@code delivery.bpmn}: one at most per conversation, for whoever begins one has locked its row. */
@Component
class EngineDeliveryRuns implements DeliveryRuns {

    private final RuntimeService runtime;
    private final Books books;
    private final Engine as;

    EngineDeliveryRuns(RuntimeService runtime, Books books, Engine as) {
        this.runtime = runtime;
        this.books = books;
        this.as = as;
    }

    @Override
    public void begin(Conversation conversation) {
        books.open(conversation);
        as.itself(() -> DeliveryStart.unlessItRuns(runtime, conversation));
    }

    /** If none waits for that yet, its own timer does. */
    @Override
    public void known(ConversationKey key) {
        as.itself(() -> DeliveryStart.runsOf(runtime, key.toString())
                .list()
                .forEach(run -> runtime.createMessageCorrelation(DeliveryProcess.DELIVERY_KNOWN)
                        .processInstanceId(run.getId())
                        .correlateAll()));
    }
}
