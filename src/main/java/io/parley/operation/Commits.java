package io.parley.operation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Puts a span around every commit: there the database's disk is waited for. */
@Component
@ConditionalOnProperty(Spans.ADDRESS)
class Commits implements TransactionExecutionListener {

    private final ObservationRegistry registry;
    private final ThreadLocal<Observation> underWay = new ThreadLocal<>();

    Commits(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        underWay.set(Observation.start("parley.commit", registry).contextualName("commit"));
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        var commit = underWay.get();
        underWay.remove();
        if (commit == null) return;
        if (failure != null) commit.error(failure);
        commit.stop();
    }
}
