package io.parley.conversation;

/** The message is there already: nothing is to be done, and nothing is wrong. */
public final class Duplicate extends RuntimeException {

    public Duplicate() {
        super("This message is there already");
    }
}
