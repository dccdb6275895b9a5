package io.parley.conversation;

/** There is no such thing, or none that this person may see: the answer is the same for both. */
public final class Unknown extends RuntimeException {

    public Unknown(String message) {
        super(message);
    }
}
