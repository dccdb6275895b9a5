package io.parley.conversation;

/** Too many want the same conversation at once; nothing was changed, and trying again is right. */
public final class Busy extends RuntimeException {

    public Busy(Throwable cause) {
        super("Several people and messages want this conversation at once. Nothing was changed: try again.", cause);
    }
}
