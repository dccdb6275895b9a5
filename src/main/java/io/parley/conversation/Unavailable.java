package io.parley.conversation;

/** Somebody else is needed for this and cannot be reached; later it may work. */
public final class Unavailable extends RuntimeException {

    public Unavailable(String message) {
        super(message);
    }

    /** Where the database went away at the last moment, nobody knows whether it was done. */
    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
