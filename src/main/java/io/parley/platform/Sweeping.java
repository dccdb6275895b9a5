package io.parley.platform;

import io.parley.conversation.DeliverySweep;
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

    Sweeping(DeliverySweep deliveries) {
        this.deliveries = deliveries;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            deliveries.sweep();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Replies that wait could not be looked for: {}",
                    failure.getClass().getName());
        }
    }
}
