package io.parley.conversation;

/** What came in and could not be processed: kept with its error, so that nothing is lost. */
public interface DeadLetters {

    /**
     * Keeps one message in a transaction of its own.
     *
     * @param source where it came from, such as {@code whatsapp}
     * @param payload as it came
     * @param error why it could not be processed
     */
    void keep(String source, String payload, String error);
}
