package io.parley.conversation;

/** Lets go of what has been kept for as long as the settings say; without settings everything stays. */
public interface Retention {

    /** In small steps, each of them whole: several nodes may sweep at once, and one that is stopped goes on the next time. */
    void sweep();
}
