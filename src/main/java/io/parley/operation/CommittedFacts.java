package io.parley.operation;

import static java.util.Locale.ROOT;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.conversation.Meter;
import io.parley.conversation.Meter.Fact.Heard;
import io.parley.conversation.Meter.Fact.Kept;
import io.parley.conversation.Meter.Fact.Moved;
import io.parley.conversation.Meter.Fact.Replied;
import io.parley.conversation.Transition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what is committed, by numbers, states and outcomes: of these there are few, and none is a person's. */
@Component
class CommittedFacts implements Meter {

    private static final String NUMBER = "number";

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();

    CommittedFacts(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void count(Fact fact) {
        if (TransactionSynchronizationManager.isSynchronizationActive())
            TransactionSynchronizationManager.registerSynchronization(new OnceCommitted(fact));
        else increment(fact);
    }

    private void increment(Fact fact) {
        if (fact instanceof Heard heard)
            increment(Names.RECEIVED, NUMBER, heard.number().value(), "outcome", name(heard.receipt()));
        else if (fact instanceof Replied replied)
            increment(
                    Names.REPLIES,
                    NUMBER,
                    replied.number().value(),
                    "status",
                    replied.status().id());
        else if (fact instanceof Moved moved) increment(moved.transition());
        else if (fact instanceof Kept kept) increment(Names.KEPT, "source", kept.source());
    }

    private void increment(Transition transition) {
        var from = transition.from() == null ? "none" : transition.from();
        var why = name(transition.why().kind());
        increment(Names.TRANSITIONS, "from", from, "to", transition.to(), "why", why);
    }

    private void increment(String name, String... tags) {
        counters.computeIfAbsent(new Series(name, List.of(tags)), it -> registry.counter(name, tags))
                .increment();
    }

    /** Looked up once: the registry would make its name anew for every message. */
    private record Series(String name, List<String> tags) {}

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(ROOT);
    }

    private final class OnceCommitted implements TransactionSynchronization {

        private final Fact fact;

        private OnceCommitted(Fact fact) {
            this.fact = fact;
        }

        @Override
        public void afterCommit() {
            increment(fact);
        }
    }
}
