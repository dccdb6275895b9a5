package io.parley.platform;

import io.parley.conversation.Busy;
import io.parley.conversation.Transactions;
import io.parley.conversation.Tries;
import io.parley.conversation.Unavailable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions, with whatever lost a race tried again from the beginning, and an outage called by its name. */
@Component
class RetryingTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingTransactions.class);

    private static final Tries TRIES = new Tries(5, 50);

    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    RetryingTransactions(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return work.get();
        return tries(() -> transaction.execute(status -> work.get()));
    }

    @Override
    public <T> T atOnce(Supplier<T> statement) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? statement.get() : tries(statement);
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        return tries(() -> apart.execute(status -> work.get()));
    }

    private static <T> T tries(Supplier<T> work) {
        try {
            return TRIES.at(work, LostRaces::isOne);
        } catch (RuntimeException failure) {
            if (LostRaces.isOne(failure) || LostRaces.isEndlessWait(failure)) throw new Busy(failure);
            if (Outages.areTablesOfAnotherVersion(failure))
                LOG.error("The database has tables of another version of Parley: {}", failure.toString());
            if (Outages.isOne(failure)) throw new Unavailable(OutageAnswers.SENTENCE, failure);
            throw failure;
        }
    }
}
