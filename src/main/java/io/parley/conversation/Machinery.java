package io.parley.conversation;

import java.time.Instant;
import java.util.Optional;

/** How the engine gets on with its jobs, counted no further than a limit. */
public interface Machinery {

    int jobsDue(int atMost);

    /** Jobs that gave up: somebody must see to them. */
    int jobsFailed(int atMost);

    /** When the timer was due that is late the longest. */
    Optional<Instant> oldestDueTimer();

    /** For how many jobs that this node had taken it had no thread to spare, since it started. */
    long jobsRejected();
}
