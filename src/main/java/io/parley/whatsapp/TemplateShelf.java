package io.parley.whatsapp;

import io.parley.conversation.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One account's list: fetched by one at a time, kept for a while, and kept on where no newer one can be had. */
final class TemplateShelf {

    /** So long WhatsApp is left alone after it did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Duration keptFor;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile TemplateStock stock = TemplateStock.none("Nobody has asked yet.");
    private volatile Instant nextAt = Instant.MIN;

    TemplateShelf(Duration keptFor) {
        this.keptFor = keptFor;
    }

    /** What is there; while somebody fetches a newer list, the others read the old one, or wait for the first. */
    TemplateStock look(Instant now, Supplier<List<ListedTemplate>> fetch) {
        if (isFresh(now)) return stock;
        if (stock.fetchedAt() == null) fetching.lock();
        else if (!fetching.tryLock()) return stock;
        try {
            if (!isFresh(now)) refresh(now, fetch);
            return stock;
        } finally {
            fetching.unlock();
        }
    }

    private boolean isFresh(Instant now) {
        return nextAt.isAfter(now);
    }

    private void refresh(Instant now, Supplier<List<ListedTemplate>> fetch) {
        try {
            stock = new TemplateStock(List.copyOf(fetch.get()), now, null);
            nextAt = now.plus(keptFor);
        } catch (Unavailable failure) {
            stock = stock.becauseOf(failure.getMessage());
            nextAt = now.plus(PAUSE);
        }
    }
}
