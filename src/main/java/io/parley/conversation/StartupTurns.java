package io.parley.conversation;

/** Lets nodes that start at once do what only one may do at a time. */
public interface StartupTurns {

    /** Does it in a transaction, alone among all nodes on the database. */
    void alone(Runnable work);

    /** Does it alone among all nodes on the database, where it commits each of its steps by itself. */
    void aloneInSteps(Runnable work);
}
