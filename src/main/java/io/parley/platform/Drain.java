package io.parley.platform;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves on for a while after it was told to stop and its readiness has gone down, so that a proxy which asks for that now
 * and then sends nobody to a closed door.
 */
@Component
class Drain implements SmartLifecycle {

    private final Duration time;
    private volatile boolean isRunning;

    Drain(@Value("${parley.drain-for:0s}") Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Before the web server, which stops taking connections as soon as it is its turn. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2;
    }
}
