package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${askToSendAgain}}: nothing was heard of a message, and only a person may send it again. */
@Component
class AskToSendAgain implements JavaDelegate {

    private final Deliveries deliveries;

    AskToSendAgain(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliveries.askToSendAgain(ConversationKey.parse(execution.getProcessBusinessKey()));
    }
}
