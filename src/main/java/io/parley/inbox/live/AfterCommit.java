package io.parley.inbox.live;

import io.parley.conversation.News;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps what a transaction has changed to itself until it is committed; each change is told once. */
@Component
class AfterCommit implements News {

    private final Pages pages;
    private final Neighbours neighbours;

    AfterCommit(Pages pages, Neighbours neighbours) {
        this.pages = pages;
        this.neighbours = neighbours;
    }

    @Override
    public void tell(Change change) {
        if (TransactionSynchronizationManager.isSynchronizationActive())
            told().changes.add(change);
        else everywhere(change);
    }

    private void everywhere(Change change) {
        pages.tell(change);
        neighbours.tell(change);
    }

    private Told told() {
        var told = (@Nullable Told) TransactionSynchronizationManager.getResource(this);
        return told == null ? begin() : told;
    }

    private Told begin() {
        var told = new Told();
        TransactionSynchronizationManager.bindResource(this, told);
        TransactionSynchronizationManager.registerSynchronization(told);
        return told;
    }

    /** What one transaction has changed; one that waits for another keeps its own. */
    private final class Told implements TransactionSynchronization {

        private final Set<Change> changes = new LinkedHashSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(AfterCommit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(AfterCommit.this, this);
        }

        @Override
        public void afterCommit() {
            changes.forEach(AfterCommit.this::everywhere);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AfterCommit.this);
        }
    }
}
