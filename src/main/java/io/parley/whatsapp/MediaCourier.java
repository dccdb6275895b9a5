package io.parley.whatsapp;

import io.parley.conversation.Attachment.State;
import io.parley.conversation.Attachments;
import io.parley.conversation.Attachments.Fetch;
import io.parley.conversation.Transactions;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Fetches what customers send, two files at a time; what waits is in the table, so that no restart forgets it. */
@Component
class MediaCourier {

    private static final Logger LOG = LoggerFactory.getLogger(MediaCourier.class);
    private static final int COURIERS = 2;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** Somebody makes room, and wants to see that it helps. */
    private static final Duration WHILE_THE_DISK_IS_FULL = Duration.ofMinutes(1);

    private static final String NO_ROOM = "Retrying: there is no room for files on Parley's disk.";
    private static final String TOO_LATE = "Not fetched within the seven days that WhatsApp keeps a file: ";

    private final Attachments attachments;
    private final MediaDownload download;
    private final Transactions transactions;
    private final MediaSettings settings;
    private final Clock clock;
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private final ScheduledExecutorService couriers =
            Executors.newScheduledThreadPool(COURIERS, new CustomizableThreadFactory("media-"));

    MediaCourier(
            Attachments attachments,
            MediaDownload download,
            Transactions transactions,
            MediaSettings settings,
            Clock clock) {
        this.attachments = attachments;
        this.download = download;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var poll = settings.poll().toMillis();
        for (var courier = 0; courier < COURIERS; courier++)
            couriers.scheduleWithFixedDelay(this::fetchAll, 0, poll, TimeUnit.MILLISECONDS);
    }

    /** Something may be due: it is looked for at once. */
    void wake() {
        try {
            if (isAwake.compareAndSet(false, true)) couriers.execute(this::fetchAll);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Stopping: what waits is fetched after the next start");
        }
    }

    private void fetchAll() {
        isAwake.set(false);
        try {
            for (var next = claim(); next.isPresent(); next = claim()) fetch(next.get());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "A file could not be fetched now and is tried again: {}",
                    failure.getClass().getName());
        }
    }

    private Optional<Fetch> claim() {
        if (Thread.currentThread().isInterrupted()) return Optional.empty();
        var lease = settings.timeout().multipliedBy(2).plusMinutes(1);
        return transactions.apart(() -> attachments.claim(clock.instant(), lease));
    }

    private void fetch(Fetch fetch) {
        var fetched = download.of(fetch);
        transactions.apart(() -> {
            note(fetch, fetched);
            return fetch;
        });
    }

    private void note(Fetch fetch, Fetched fetched) {
        if (fetched instanceof Fetched.Here here) store(fetch, here);
        else if (fetched instanceof Fetched.Never never) attachments.over(fetch, never.state(), never.words());
        else if (fetched instanceof Fetched.NoRoom) retry(fetch, WHILE_THE_DISK_IS_FULL, NO_ROOM);
        else retry(fetch, LONGEST_PAUSE, ((Fetched.Later) fetched).words());
    }

    /** Its customer may have been erased while it came. */
    private void store(Fetch fetch, Fetched.Here here) {
        if (!attachments.stored(fetch, here.kept())) download.discard(fetch);
    }

    private void retry(Fetch fetch, Duration longest, String words) {
        var due = due(fetch.attempts(), longest);
        if (due.isAfter(fetch.until())) attachments.over(fetch, State.FAILED, TOO_LATE + words);
        else attachments.later(fetch, due, words);
    }

    private Instant due(int attempts, Duration longest) {
        var pause = settings.retryAfter().multipliedBy(1L << 2 * Math.min(attempts, MOST_DOUBLINGS));
        return clock.instant().plus(pause.compareTo(longest) < 0 ? pause : longest);
    }

    @PreDestroy
    void stop() {
        couriers.shutdownNow();
    }
}
