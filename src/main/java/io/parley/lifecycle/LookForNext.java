package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Deliveries;
import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** {@code ${lookForNext}}: whether another message waits; no reply comes in between this and the end of the run. */
@Component
class LookForNext implements JavaDelegate {

    private final Deliveries deliveries;

    LookForNext(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var waits = deliveries.anotherWaits(ConversationKey.parse(execution.getProcessBusinessKey()));
        execution.setVariable(DeliveryProcess.ANOTHER_WAITS, Variables.booleanValue(waits, true));
    }
}
