package io.parley.conversation;

/** What a caller sent cannot be meant: which field, and what is wrong with it. */
public final class Invalid extends RuntimeException {

    private final String field;

    public Invalid(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
