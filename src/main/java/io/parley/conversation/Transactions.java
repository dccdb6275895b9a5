package io.parley.conversation;

import java.util.function.Supplier;

/** All or nothing, with whatever loses a race tried again a bounded number of times. */
public interface Transactions {

    <T> T inOne(Supplier<T> work);
}
