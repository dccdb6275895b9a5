package io.parley.conversation;

/** Tells open pages on all nodes that they have nobody any more. */
public interface Farewells {

    /** Pages of this session hear nothing from now on. */
    void signedOut(String session);
}
