package io.parley.conversation;

import java.time.Instant;
import java.util.Optional;

/** What waits, counted no further than a limit: near it, there is at least so much. */
public interface Backlog {

    int conversations(String ban, String state, int atMost);

    /** Since when the conversation that has been in this state the longest is in it. */
    Optional<Instant> oldest(String ban, String state);

    int queuedReplies(int atMost);

    Optional<Instant> oldestQueuedReply();

    int deadLetters(int atMost);

    /** Files of customers that are still to be fetched. */
    int filesToFetch(int atMost);
}
