package io.parley.sandbox;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings customers' messages to the webhook, and then the news of what became of the answers. */
@Component
@Profile(SandboxProfile.NAME)
class Post implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Post.class);
    private static final int CARRIERS = 4;

    private final ScheduledExecutorService carriers = Executors.newScheduledThreadPool(CARRIERS, Post::carrier);
    private final Memory memory;
    private final Troubles troubles;
    private final WebhookCalls webhook;
    private final Directory directory;
    private final SandboxSettings settings;
    private final Clock clock;

    Post(
            Memory memory,
            Troubles troubles,
            WebhookCalls webhook,
            Directory directory,
            SandboxSettings settings,
            Clock clock) {
        this.memory = memory;
        this.troubles = troubles;
        this.webhook = webhook;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /** A customer's message goes to the business. */
    void bring(Bubble bubble, String name) {
        after(Duration.ZERO, () -> {
            var payload = Payload.message(numberOf(bubble), bubble, name);
            if (webhook.deliver(payload, troubleOf(bubble).times()))
                memory.change(bubble.id(), it -> it.reaches(Tick.DELIVERED));
            else memory.change(bubble.id(), it -> it.fails("Parley did not take it"));
        });
    }

    /** An answer was accepted: what becomes of it is told from now on. */
    void follow(Bubble bubble, Trouble trouble) {
        if (trouble.refusesLater()) after(settings.sentAfter(), () -> fail(bubble, trouble));
        else if (trouble.shuffled()) backwards(bubble);
        else
            after(settings.sentAfter(), () -> {
                tell(bubble, Tick.SENT, null);
                after(settings.deliveredAfter(), () -> arrive(bubble));
            });
    }

    /** The business is told, once, that the customer has seen what was delivered; too early, and nothing happens. */
    void read(Bubble bubble) {
        if (memory.read(bubble.id())) after(Duration.ZERO, () -> tell(bubble, Tick.READ, null));
    }

    /** Delivered before it was sent, and both before anybody heard that it was accepted. */
    private void backwards(Bubble bubble) {
        tell(bubble, Tick.DELIVERED, null);
        tell(bubble, Tick.SENT, null);
        read(bubble);
    }

    private void arrive(Bubble bubble) {
        tell(bubble, Tick.DELIVERED, null);
        read(bubble);
    }

    private void fail(Bubble bubble, Trouble trouble) {
        if (trouble.refuse() == null) return;
        var error = ErrorCode.of(trouble.refuse());
        memory.change(bubble.id(), it -> it.fails(error.code() + ": " + error.title()));
        tell(bubble, Tick.FAILED, error);
    }

    private void tell(Bubble bubble, Tick tick, @Nullable ErrorCode error) {
        if (memory.find(bubble.id()).isEmpty()) return;
        var payload = Payload.status(numberOf(bubble), bubble, tick, clock.instant(), error);
        webhook.deliver(payload, troubleOf(bubble).times());
        memory.change(bubble.id(), it -> it.reaches(tick));
    }

    private Trouble troubleOf(Bubble bubble) {
        return troubles.of(bubble.chat().customer());
    }

    private BusinessNumber numberOf(Bubble bubble) {
        return directory.number(bubble.chat().number()).orElseThrow();
    }

    private void after(Duration delay, Runnable work) {
        carriers.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.warn("The sandbox could not bring something to the webhook", failure);
        }
    }

    private static Thread carrier(Runnable work) {
        var thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        carriers.shutdownNow();
    }
}
