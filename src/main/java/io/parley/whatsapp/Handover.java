package io.parley.whatsapp;

import io.parley.conversation.Content;
import io.parley.conversation.Conversations;

/** Hands what is in an envelope to the counter. */
class Handover {

    private final MessageReader reader;
    private final Conversations conversations;
    private final Runnable fileCame;

    Handover(MessageReader reader, Conversations conversations, Runnable fileCame) {
        this.reader = reader;
        this.conversations = conversations;
        this.fileCame = fileCame;
    }

    void of(Envelope envelope) {
        if (takesIn(envelope).attachment() != null) fileCame.run();
    }

    private Content takesIn(Envelope envelope) {
        if (envelope.isEcho()) {
            var echo = reader.echo(envelope);
            conversations.receive(echo);
            return echo.content();
        }
        var message = reader.read(envelope);
        conversations.receive(message);
        return message.content();
    }
}
