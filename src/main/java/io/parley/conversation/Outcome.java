package io.parley.conversation;

import java.time.Duration;

/** What became of sending one message. */
public sealed interface Outcome {

    /**
     * WhatsApp has taken it.
     *
     * @param wamid what it calls the message
     * @param recipient what it calls the customer
     */
    record Accepted(String wamid, Customer recipient) implements Outcome {}

    /**
     * It will never be sent.
     *
     * @param words why, for the agent
     * @param closesWindow whether WhatsApp says that the reply window is over
     */
    record Refused(String words, boolean closesWindow) implements Outcome {}

    /**
     * It was not sent, and may be tried again after a while.
     *
     * @param wholeNumber whether no other message of the number would be sent before, either
     */
    record Later(Duration pause, String words, boolean wholeNumber) implements Outcome {
        public Later(Duration pause, String words) {
            this(pause, words, false);
        }
    }

    /** It was written, and nobody knows whether it was sent. */
    record Unclear() implements Outcome {}

    /** It was not sent, and neither will any other of this number be until somebody has seen to it. */
    record NumberPaused(String words) implements Outcome {}
}
