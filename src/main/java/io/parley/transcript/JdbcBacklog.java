package io.parley.transcript;

import io.parley.conversation.Backlog;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What waits in our tables; each question walks one index, and no further than it is asked to. */
@Component
class JdbcBacklog implements Backlog {

    private static final String IN_STATE = "conversation where ban = :ban and state = :state";
    private static final String QUEUED = "message where status = 'queued'";

    /** Of so many replies at most the oldest is looked for. */
    private static final int MOST_QUEUED = 10_000;

    private final JdbcClient jdbc;

    JdbcBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int conversations(String ban, String state, int atMost) {
        return number(count(IN_STATE, atMost).param("ban", ban).param("state", state));
    }

    @Override
    public Optional<Instant> oldest(String ban, String state) {
        return instant(
                jdbc.sql("select min(since) from " + IN_STATE).param("ban", ban).param("state", state));
    }

    @Override
    public int queuedReplies(int atMost) {
        return number(count(QUEUED, atMost));
    }

    @Override
    public Optional<Instant> oldestQueuedReply() {
        return instant(
                jdbc.sql("select min(at) from (select at from " + QUEUED + " limit " + MOST_QUEUED + ") queued"));
    }

    @Override
    public int deadLetters(int atMost) {
        return number(count("dead_letter", atMost));
    }

    @Override
    public int filesToFetch(int atMost) {
        return number(count("attachment where media_state = 'WAITING'", atMost));
    }

    private StatementSpec count(String rows, int atMost) {
        return jdbc.sql("select count(*) from (select 1 from " + rows + " limit " + atMost + ") counted");
    }

    private static int number(StatementSpec statement) {
        return statement.query(Integer.class).single();
    }

    private static Optional<Instant> instant(StatementSpec statement) {
        return statement
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }
}
