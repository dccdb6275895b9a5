package io.parley.conversation;

/** Somebody else is needed for this and cannot be reached; nothing was changed, and later it may work. */
public final class Unavailable extends RuntimeException {

    public Unavailable(String message) {
        super(message);
    }
}
