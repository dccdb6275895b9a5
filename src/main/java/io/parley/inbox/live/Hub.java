package io.parley.inbox.live;

import io.parley.conversation.Audience;
import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.News.Change;
import io.parley.conversation.OpenSessions;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells every open page what concerns its person, and nobody anything of another account's. */
@Component
class Hub implements Audience, Pages {

    private static final int THREADS = 4;
    private static final int MOST_PAGES = 20;
    private static final long BEAT_SECONDS = 15;
    /** A stream that has lasted so long is ended, and the page opens another one. */
    private static final long LASTS_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Directory directory;
    private final OpenSessions openSessions;
    private final Collection<Listener> listeners = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, new CustomizableThreadFactory("live-"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("live-clock-"));
    private volatile boolean isClosing;

    Hub(Directory directory, OpenSessions openSessions) {
        this.directory = directory;
        this.openSessions = openSessions;
        clock.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** What a page is told of a change. */
    record Told(
            String key,
            String what,
            @Nullable String assignee,
            @Nullable String by) {
        private static Told of(Change change) {
            return new Told(change.conversation().toString(), change.what().id(), change.assignee(), change.by());
        }
    }

    SseEmitter open(Person person, @Nullable String session) {
        var stream = new SseEmitter(LASTS_MILLIS);
        var listener = new Listener(stream, person, session, threads);
        stream.onCompletion(() -> listeners.remove(listener));
        stream.onTimeout(listener::end);
        stream.onError(failure -> listener.end());
        makeRoomFor(person);
        listener.greet();
        listeners.add(listener);
        if (isClosing) listener.end();
        return stream;
    }

    /** Whoever has too many pages open loses the oldest one. */
    private void makeRoomFor(Person person) {
        var theirs =
                listening().filter(it -> it.person().id().equals(person.id())).toList();
        if (theirs.size() >= MOST_PAGES) theirs.get(0).end();
    }

    private Stream<Listener> listening() {
        return listeners.stream().filter(it -> !it.isOver());
    }

    @Override
    public void tell(Change change) {
        if (listeners.isEmpty()) return;
        var event = new Event("conversation", Told.of(change));
        var ban = banOf(change.conversation().number());
        ban.ifPresent(it -> tell(event, listener -> listener.person().belongsTo(it)));
    }

    @Override
    public void lookAgain() {
        tell(Event.RESYNC, listener -> true);
    }

    private Optional<String> banOf(PhoneNumberId number) {
        return directory.number(number).map(BusinessNumber::ban);
    }

    void tell(Event event, Predicate<Listener> whom) {
        listening().filter(whom).forEach(it -> it.tell(event));
    }

    @Override
    public int pages() {
        return (int) listening().count();
    }

    @Override
    public void signedOut(String mark) {
        listening().filter(it -> mark.equals(it.mark())).forEach(Listener::end);
    }

    void eachBeat(Runnable deed) {
        clock.scheduleWithFixedDelay(deed, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Keeps streams alive, and ends those of people who have signed out, on whichever node, or left or lost their role since. */
    void beat() {
        listeners.removeIf(Listener::isOver);
        var present = List.copyOf(listeners);
        try {
            var open = openSessions.among(sessions(present));
            present.forEach(it -> beat(it, open));
        } catch (RuntimeException unknownJustNow) {
            present.forEach(Listener::beat);
        }
    }

    private static List<String> sessions(List<Listener> listeners) {
        return listeners.stream()
                .map(Listener::session)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void beat(Listener listener, Set<String> open) {
        var isSignedIn = listener.session() == null || open.contains(listener.session());
        var known = isSignedIn ? directory.person(listener.person().id()) : Optional.<Person>empty();
        known.filter(person -> person.role().reads())
                .ifPresentOrElse(
                        person -> {
                            listener.is(person);
                            listener.beat();
                        },
                        listener::end);
    }

    /** Before the web server waits for what is still going on: no stream would ever be over by itself. */
    @EventListener(ContextClosedEvent.class)
    void saysGoodbye() {
        isClosing = true;
        listeners.forEach(Listener::end);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
        threads.shutdown();
    }
}
