package io.parley.conversation;

/** Hears from the other nodes who guesses passwords. */
public interface Warned {

    /** Somebody of this network guessed wrong there. */
    void heard(String network);
}
