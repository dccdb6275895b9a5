package io.parley.conversation;

/** Brings a message to WhatsApp. */
public interface Sender {

    /** Writes it once; whatever goes wrong is an outcome, never an exception. */
    Outcome send(Outgoing message);
}
