package io.parley.platform;

import io.parley.conversation.DeliverySweep;
import io.parley.conversation.Retention;
import io.parley.conversation.Timers;
import io.parley.conversation.UploadDesk;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Looks now and then for what has been left lying, where jobs are executed. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class Sweeping {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("sweeping-"));

    private final DeliverySweep deliveries;
    private final UploadDesk uploads;
    private final Retention retention;
    private final Timers timers;

    Sweeping(DeliverySweep deliveries, UploadDesk uploads, Retention retention, Timers timers) {
        this.deliveries = deliveries;
        this.uploads = uploads;
        this.retention = retention;
        this.timers = timers;
    }

    /** Not by annotations: Spring would look through the methods of all beans for them at every start. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        beginBy(clock);
    }

    void beginBy(ScheduledExecutorService clock) {
        clock.scheduleWithFixedDelay(this::sweep, 5, 300, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(this::letGo, 2, 60, TimeUnit.MINUTES);
    }

    private void sweep() {
        attempt(deliveries::sweep, "Replies that wait could not be looked for: {}");
        attempt(uploads::sweep, "Files that nobody sends could not be removed: {}");
    }

    private void letGo() {
        attempt(retention::sweep, "What has been kept for long enough could not be removed: {}");
        attempt(timers::tryAgain, "Timers that gave up could not be tried again: {}");
    }

    /** Whatever goes wrong: a clock does not come again to what has thrown something. */
    private static void attempt(Runnable sweep, String trouble) {
        try {
            sweep.run();
        } catch (RuntimeException | Error failure) {
            LOG.warn(trouble, failure.getClass().getName());
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
