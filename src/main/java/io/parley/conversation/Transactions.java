package io.parley.conversation;

import java.util.function.Supplier;

/** All or nothing, with whatever loses a race tried again a bounded number of times. */
public interface Transactions {

    <T> T inOne(Supplier<T> work);

    /** In a transaction of its own, committed when this returns, whatever else is under way. */
    <T> T apart(Supplier<T> work);
}
