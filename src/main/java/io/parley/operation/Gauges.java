package io.parley.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.parley.conversation.Audience;
import io.parley.conversation.Machinery;
import io.parley.operation.Levels.Look;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows how much waits, and since when, as it was at the last look. */
@Component
class Gauges {

    private final MeterRegistry registry;
    private final LastLook last;
    private final Levels levels;
    private final Machinery machinery;
    private final Audience audience;
    private final Clock clock;

    Gauges(MeterRegistry registry, LastLook last, Levels levels, Machinery machinery, Audience audience, Clock clock) {
        this.registry = registry;
        this.last = last;
        this.levels = levels;
        this.machinery = machinery;
        this.audience = audience;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        waits();
        inStates();
        FunctionCounter.builder(Names.JOBS_REJECTED, machinery, Machinery::jobsRejected)
                .register(registry);
        Gauge.builder(Names.PAGES, audience, Audience::pages).register(registry);
        age(Names.LOOKED, look -> Optional.of(look.at()));
    }

    private void waits() {
        count(Names.QUEUED, Look::queued);
        age(Names.OLDEST_QUEUED, Look::oldestQueued);
        count(Names.DEAD_LETTERS, Look::deadLetters);
        count(Names.FILES, Look::files);
        count(Names.JOBS_DUE, Look::jobsDue);
        count(Names.JOBS_FAILED, Look::jobsFailed);
        age(Names.OLDEST_TIMER, Look::oldestTimer);
    }

    private void inStates() {
        var conversations = MultiGauge.builder(Names.CONVERSATIONS).register(registry);
        conversations.register(levels.buckets().stream()
                .map(it -> Row.of(
                        Tags.of("ban", it.ban(), "state", it.state()),
                        () -> shown(look -> look.conversations().getOrDefault(it, 0))))
                .toList());
        levels.bans()
                .forEach(ban -> age(
                        Names.OLDEST_OPEN,
                        look -> Optional.ofNullable(look.oldestOpen().get(ban)),
                        "ban",
                        ban));
    }

    private void count(String name, ToDoubleFunction<Look> level) {
        Gauge.builder(name, () -> shown(level)).register(registry);
    }

    private void age(String name, Function<Look, Optional<Instant>> since, String... tags) {
        TimeGauge.builder(
                        name,
                        () -> shown(look -> since.apply(look).map(this::seconds).orElse(0.0)),
                        TimeUnit.SECONDS)
                .tags(tags)
                .register(registry);
    }

    private double shown(ToDoubleFunction<Look> level) {
        return last.look().map(level::applyAsDouble).orElse(Double.NaN);
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
