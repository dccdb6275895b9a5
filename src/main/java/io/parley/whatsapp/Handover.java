package io.parley.whatsapp;

import io.parley.conversation.Conversations;
import org.springframework.stereotype.Component;

/** Hands what is in an envelope to the counter. */
@Component
class Handover {

    private final MessageReader reader;
    private final Conversations conversations;

    Handover(MessageReader reader, Conversations conversations) {
        this.reader = reader;
        this.conversations = conversations;
    }

    void of(Envelope envelope) {
        if (envelope.isEcho()) conversations.receive(reader.echo(envelope));
        else conversations.receive(reader.read(envelope));
    }
}
