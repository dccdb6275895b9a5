package io.parley.conversation;

/** The timers that move conversations (R10, R13). */
public interface Timers {

    /** Gives those that gave up another try: what failed them may be mended by now. */
    void tryAgain();
}
