package io.parley.conversation;

import io.parley.conversation.Conversations.Receipt;

/** Counts what happens, once it is so for good, and never what is rolled back; it asks the database nothing. */
@FunctionalInterface
public interface Meter {

    void count(Fact fact);

    /** What is counted. */
    sealed interface Fact {

        /** A customer's message came in on a number. */
        record Heard(PhoneNumberId number, Receipt receipt) implements Fact {}

        /** A reply from a number has come so far. */
        record Replied(PhoneNumberId number, MessageStatus status) implements Fact {}

        /** A conversation has moved. */
        record Moved(Transition transition) implements Fact {}

        /** Something could not be processed and is kept. */
        record Kept(String source) implements Fact {}
    }
}
