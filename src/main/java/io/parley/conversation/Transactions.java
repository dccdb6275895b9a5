package io.parley.conversation;

import java.util.function.Supplier;

/** All or nothing, with whatever loses a race tried again a bounded number of times. */
public interface Transactions {

    <T> T inOne(Supplier<T> work);

    /** For what is one statement: that commits by itself, and the database is not asked a second time to do so. */
    default <T> T atOnce(Supplier<T> statement) {
        return inOne(statement);
    }

    /** In a transaction of its own, committed when this returns, whatever else is under way. */
    <T> T apart(Supplier<T> work);
}
