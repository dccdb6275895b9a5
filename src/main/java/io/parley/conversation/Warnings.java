package io.parley.conversation;

/** Tells the other nodes who guesses passwords. */
public interface Warnings {

    /**
     * Never waits, and may get lost.
     *
     * @param network an address, or the beginning that it shares with its neighbours
     */
    void guessedWrong(String network);
}
