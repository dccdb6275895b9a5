package io.parley.platform;

import io.parley.conversation.DeliverySweep;
import io.parley.conversation.Retention;
import io.parley.conversation.Timers;
import io.parley.conversation.UploadDesk;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then for what has been left lying, where jobs are executed. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
@EnableScheduling
class Sweeping {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

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

    @Scheduled(initialDelay = 5, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        attempt(deliveries::sweep, "Replies that wait could not be looked for: {}");
        attempt(uploads::sweep, "Files that nobody sends could not be removed: {}");
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void letGo() {
        attempt(retention::sweep, "What has been kept for long enough could not be removed: {}");
        attempt(timers::tryAgain, "Timers that gave up could not be tried again: {}");
    }

    private static void attempt(Runnable sweep, String trouble) {
        try {
            sweep.run();
        } catch (RuntimeException failure) {
            LOG.warn(trouble, failure.getClass().getName());
        }
    }
}
