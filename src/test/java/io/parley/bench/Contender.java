package io.parley.bench;

/** Somebody who runs the conversation's diagram; every customer goes through all of it once. */
interface Contender extends AutoCloseable {

    void customerWrites(String customer);

    void firstReply(String customer);

    void resolve(String customer);

    @Override
    void close();
}
