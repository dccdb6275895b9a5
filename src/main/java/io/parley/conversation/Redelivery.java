package io.parley.conversation;

/** Brings a dead letter in again, as if it had just come. */
public interface Redelivery {

    /** The source whose letters this reads. */
    String source();

    /** Takes it in; throws whatever still stands in its way. */
    void redeliver(DeadLetter letter);
}
