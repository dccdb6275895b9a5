package io.parley.whatsapp;

import io.parley.conversation.DeadLetter;
import io.parley.conversation.Invalid;
import io.parley.conversation.Redelivery;
import org.springframework.stereotype.Component;

/** Reads a dead letter of WhatsApp's once more. */
@Component
class WhatsAppRedelivery implements Redelivery {

    private final Handover handover;
    private final StatusIntake statuses;

    WhatsAppRedelivery(Handover handover, StatusIntake statuses) {
        this.handover = handover;
        this.statuses = statuses;
    }

    @Override
    public String source() {
        return LetterBox.SOURCE;
    }

    @Override
    public void redeliver(DeadLetter letter) {
        var value = Json.within(letter.payload());
        var envelopes = Delivery.ofValue(value).toList();
        if (envelopes.isEmpty() && !statuses.hears(value)) throw new Invalid("payload", "There is no message in it");
        envelopes.forEach(handover::of);
    }
}
