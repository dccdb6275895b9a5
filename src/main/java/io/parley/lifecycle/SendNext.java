package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Deliveries;
import io.parley.conversation.LogMark;
import io.parley.conversation.Outcome;
import io.parley.lifecycle.diagram.DeliveryProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** {@code ${sendNext}}: sends the oldest message of a conversation that waits, and says what became of it. */
@Component
class SendNext implements JavaDelegate {

    private final Deliveries deliveries;
    private final Lanes lanes;
    private final LogMark mark;

    SendNext(Deliveries deliveries, Lanes lanes, LogMark mark) {
        this.mark = mark;
        this.deliveries = deliveries;
        this.lanes = lanes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var conversation = ConversationKey.parse(execution.getProcessBusinessKey());
        var outcome = lanes.through(() -> mark.during(conversation, () -> deliveries.sendNext(conversation)));
        execution.setVariable(DeliveryProcess.OUTCOME, Variables.stringValue(nameOf(outcome), true));
        if (outcome instanceof Outcome.Later later)
            execution.setVariable(
                    DeliveryProcess.TRY_AGAIN_IN,
                    Variables.stringValue(later.pause().toString(), true));
    }

    private static String nameOf(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) return "accepted";
        if (outcome instanceof Outcome.Refused) return "refused";
        if (outcome instanceof Outcome.Later) return "later";
        return outcome instanceof Outcome.NumberPaused ? "paused" : "unknown";
    }
}
