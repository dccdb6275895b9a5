package io.parley.inbox.live;

import io.parley.conversation.Person;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An open page. What it is told waits here, so that a slow one holds nobody up; too much of it becomes "look again". */
final class Listener {

    private static final int MOST_WAITING = 64;

    private final SseEmitter stream;
    private final @Nullable String session;
    private final @Nullable String mark;
    private final Executor threads;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private volatile Person person;
    private volatile boolean isOver;
    private boolean isSending;

    Listener(SseEmitter stream, Person person, @Nullable String session, Executor threads) {
        this.stream = stream;
        this.person = person;
        this.session = session;
        this.mark = session == null ? null : SessionMark.of(session);
        this.threads = threads;
    }

    Person person() {
        return person;
    }

    /** As the directory knows them now. */
    void is(Person person) {
        this.person = person;
    }

    /**
     * The first event, on the thread of the request itself: it commits the answer's headers before any other thread can
     * write, while the filters still have them in their hands.
     */
    void greet() {
        try {
            stream.send(of(new Event("hello", "{}")));
        } catch (IOException gone) {
            end();
        }
    }

    void tell(Event event) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                waiting.add(Event.RESYNC);
            } else waiting.add(event);
            if (isSending) return;
            isSending = true;
        }
        threads.execute(this::send);
    }

    private void send() {
        for (var event = next(); event != null; event = next()) {
            try {
                if (isOver) throw new IOException("signed out");
                stream.send(of(event));
            } catch (IOException | IllegalStateException gone) {
                end();
            }
        }
    }

    private static SseEmitter.SseEventBuilder of(Event event) {
        return SseEmitter.event().name(event.name()).data(event.content());
    }

    private @Nullable Event next() {
        synchronized (waiting) {
            var next = waiting.poll();
            isSending = next != null;
            return next;
        }
    }

    /** The session it was opened with; null for a caller who brought a password. */
    @Nullable
    String session() {
        return session;
    }

    @Nullable
    String mark() {
        return mark;
    }

    void beat() {
        tell(new Event("beat", "{}"));
    }

    boolean isOver() {
        return isOver;
    }

    /** Nobody hears anything after they have signed out. */
    void end() {
        isOver = true;
        try {
            stream.complete();
        } catch (IllegalStateException overAlready) {
            // The page left at the same moment, and the web server was quicker to notice.
        }
    }
}
