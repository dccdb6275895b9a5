package io.parley.conversation;

/** A role's no that has nothing to do with where a conversation stands, in a sentence for the person who asked. */
public final class Forbidden extends RuntimeException {

    public Forbidden(String reason) {
        super(reason);
    }
}
