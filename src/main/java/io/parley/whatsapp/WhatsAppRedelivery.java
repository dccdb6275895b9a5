package io.parley.whatsapp;

import io.parley.conversation.Conversations;
import io.parley.conversation.DeadLetter;
import io.parley.conversation.Invalid;
import io.parley.conversation.Redelivery;
import org.springframework.stereotype.Component;

/** Reads a dead letter of WhatsApp's once more. */
@Component
class WhatsAppRedelivery implements Redelivery {

    private final MessageReader reader;
    private final Conversations conversations;

    WhatsAppRedelivery(MessageReader reader, Conversations conversations) {
        this.reader = reader;
        this.conversations = conversations;
    }

    @Override
    public String source() {
        return Intake.SOURCE;
    }

    @Override
    public void redeliver(DeadLetter letter) {
        var messages = Delivery.ofValue(Json.within(letter.payload()))
                .map(reader::read)
                .toList();
        if (messages.isEmpty()) throw new Invalid("payload", "There is no message in it");
        messages.forEach(conversations::receive);
    }
}
