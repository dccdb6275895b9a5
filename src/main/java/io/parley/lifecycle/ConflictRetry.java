package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a command again from the beginning when it lost a race, for the doors that speak to the engine directly. The
 * engine reads before its listeners can lock the conversation; so whoever lost once locks it before the next try, and
 * nobody can come in between any more. Inside another transaction, and in the job executor, whoever began is the one to
 * try again. What Parley itself says to the caller is freed from what the engine wrapped around it.
 */
final class ConflictRetry extends CommandInterceptor {

    private static final int TRIES = 5;
    private static final int LONGEST_PAUSE_MILLIS = 10;

    private final Books books;
    private final TransactionTemplate transaction;

    ConflictRetry(Books books, PlatformTransactionManager transactions) {
        this.books = books;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (isInner()) return next.execute(command);
        var contended = new LinkedHashSet<ConversationKey>();
        return books.noting(contended, () -> tries(command, contended));
    }

    private <T> T tries(Command<T> command, Set<ConversationKey> contended) {
        for (var tried = 1; ; tried++) {
            try {
                return contended.isEmpty() ? next.execute(command) : locked(command, contended);
            } catch (RuntimeException failure) {
                if (tried == TRIES || !(lostRace(failure) || lookedTooEarly(failure)))
                    throw Causes.ours(failure).orElse(failure);
                pause(tried);
            }
        }
    }

    private <T> T locked(Command<T> command, Set<ConversationKey> contended) {
        return transaction.execute(status -> {
            books.lockKnown(contended);
            return next.execute(command);
        });
    }

    private static boolean isInner() {
        return Context.getCommandContext() != null
                || Context.getJobExecutorContext() != null
                || TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static boolean lostRace(RuntimeException failure) {
        return Causes.in(failure)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof DataIntegrityViolationException
                        || cause instanceof SQLTransactionRollbackException
                        || cause instanceof SQLIntegrityConstraintViolationException);
    }

    /** What the engine says when rows vanish while it reads them; said again, it is the truth. */
    private static boolean lookedTooEarly(RuntimeException failure) {
        if (Causes.ours(failure).isPresent()) return false;
        return Causes.in(failure)
                .anyMatch(cause -> cause instanceof NullPointerException
                        || cause instanceof NullValueException
                        || cause instanceof MismatchingMessageCorrelationException
                        || String.valueOf(cause.getMessage()).contains("does not have a subscription"));
    }

    private static void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS) * (long) tried);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two tries", interrupted);
        }
    }
}
