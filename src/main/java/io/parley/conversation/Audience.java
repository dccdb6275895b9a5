package io.parley.conversation;

/** Who looks on, on this node. */
public interface Audience {

    /** How many pages are open. */
    int pages();
}
