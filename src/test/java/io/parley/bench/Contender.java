package io.parley.bench;

/** Somebody who runs the conversation's diagram; every customer goes through all of it once. */
public interface Contender extends AutoCloseable {

    default void firstMessage(String customer) {
        customerWrites(customer);
    }

    void customerWrites(String customer);

    void firstReply(String customer);

    void resolve(String customer);

    default void reopening(String customer) {
        customerWrites(customer);
    }

    @Override
    void close();
}
