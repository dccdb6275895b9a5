package io.parley.lifecycle;

import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Standing;
import io.parley.lifecycle.diagram.QuietStates;
import io.parley.lifecycle.diagram.QuietStates.Quiet;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The short way of a customer's message: where the conversation's own diagram draws that nothing happens, or only that the
 * clock starts again, the row is written and the engine is left alone. Everything else goes through the engine.
 */
@Component
class ShortWay {

    private final Engine engine;
    private final Map<String, Map<String, Quiet>> diagrams = new ConcurrentHashMap<>();

    ShortWay(Engine engine) {
        this.engine = engine;
    }

    /** What the conversation becomes by this message; none where it has to go through the engine. */
    Optional<Conversation> of(Conversation conversation, InboundMessage message) {
        var standing = conversation.standing();
        var quiet = standing == null ? null : quietIn(standing);
        if (quiet == null) return Optional.empty();
        var heard = conversation.hearing(message);
        var closesAt = standing.closesAt();
        var due = quiet.clock() == null ? closesAt : after(quiet.clock(), clockStartOf(heard));
        return isEarlier(due, closesAt) ? Optional.empty() : Optional.of(heard.with(standing.withClosesAt(due)));
    }

    /** The last word that counts, but not before the state. */
    private static Instant clockStartOf(Conversation heard) {
        var since = heard.stands().since();
        var wroteAt = heard.customerWroteAt();
        return wroteAt == null || wroteAt.isBefore(since) ? since : wroteAt;
    }

    /** The timer is never due later than the row says; only the engine can bring it forward. */
    private static boolean isEarlier(@Nullable Instant due, @Nullable Instant closesAt) {
        return due != null && (closesAt == null || due.isBefore(closesAt));
    }

    private @Nullable Quiet quietIn(Standing standing) {
        if (standing.instance() == null || standing.diagram() == null) return null;
        return diagrams.computeIfAbsent(standing.diagram(), id -> QuietStates.of(engine.diagram(id)))
                .get(standing.state());
    }

    private Instant after(String duration, Instant start) {
        return engine.calendar(DurationBusinessCalendar.NAME)
                .resolveDuedate(duration, Date.from(start))
                .toInstant();
    }
}
