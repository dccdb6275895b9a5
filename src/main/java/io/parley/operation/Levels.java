package io.parley.operation;

import io.parley.conversation.Backlog;
import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.Machinery;
import io.parley.conversation.State;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up how much waits, and since when. */
@Component
class Levels {

    /** Nobody counts further: there is at least so much. */
    static final int AT_MOST = 10_000;

    private static final String OPEN = "open";

    private final Backlog backlog;
    private final Machinery machinery;
    private final Conversations conversations;
    private final Directory directory;
    private final Clock clock;

    Levels(Backlog backlog, Machinery machinery, Conversations conversations, Directory directory, Clock clock) {
        this.backlog = backlog;
        this.machinery = machinery;
        this.conversations = conversations;
        this.directory = directory;
        this.clock = clock;
    }

    /** An account's conversations in one of the diagram's states. */
    record Bucket(String ban, String state) {}

    /** How it was at one moment. */
    record Look(
            Instant at,
            Map<Bucket, Integer> conversations,
            Map<String, Instant> oldestOpen,
            int queued,
            Optional<Instant> oldestQueued,
            int deadLetters,
            int files,
            int jobsDue,
            int jobsFailed,
            Optional<Instant> oldestTimer) {}

    Look look() {
        return new Look(
                clock.instant(),
                counts(),
                oldestOpen(),
                backlog.queuedReplies(AT_MOST),
                backlog.oldestQueuedReply(),
                backlog.deadLetters(AT_MOST),
                backlog.filesToFetch(AT_MOST),
                machinery.jobsDue(AT_MOST),
                machinery.jobsFailed(AT_MOST),
                machinery.oldestDueTimer());
    }

    /** Every account and every state of the diagram as it is now, whether any conversation is there or not. */
    List<Bucket> buckets() {
        return bans().stream()
                .flatMap(ban -> conversations.states().stream().map(State::id).map(state -> new Bucket(ban, state)))
                .toList();
    }

    List<String> bans() {
        return directory.numbers().stream().map(BusinessNumber::ban).distinct().toList();
    }

    private Map<Bucket, Integer> counts() {
        var counts = new HashMap<Bucket, Integer>();
        buckets().forEach(it -> counts.put(it, backlog.conversations(it.ban(), it.state(), AT_MOST)));
        return counts;
    }

    private Map<String, Instant> oldestOpen() {
        var oldest = new HashMap<String, Instant>();
        bans().forEach(ban -> backlog.oldest(ban, OPEN).ifPresent(since -> oldest.put(ban, since)));
        return oldest;
    }
}
