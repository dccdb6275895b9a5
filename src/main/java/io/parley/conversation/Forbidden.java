package io.parley.conversation;

/** Something that is not for this person's role, in a sentence. */
public final class Forbidden extends RuntimeException {

    public Forbidden(String message) {
        super(message);
    }
}
