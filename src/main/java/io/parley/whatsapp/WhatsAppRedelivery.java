package io.parley.whatsapp;

import io.parley.conversation.DeadLetter;
import io.parley.conversation.Invalid;
import io.parley.conversation.Redelivery;
import org.springframework.stereotype.Component;

/** Reads a dead letter of WhatsApp's once more. */
@Component
class WhatsAppRedelivery implements Redelivery {

    private final Handover handover;

    WhatsAppRedelivery(Handover handover) {
        this.handover = handover;
    }

    @Override
    public String source() {
        return Intake.SOURCE;
    }

    @Override
    public void redeliver(DeadLetter letter) {
        var envelopes = Delivery.ofValue(Json.within(letter.payload())).toList();
        if (envelopes.isEmpty()) throw new Invalid("payload", "There is no message in it");
        envelopes.forEach(handover::of);
    }
}
