package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Tries;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
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

    private static final Tries TRIES = new Tries(5, 10);

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
        try {
            return TRIES.at(
                    () -> contended.isEmpty() ? next.execute(command) : locked(command, contended),
                    failure -> lostRace(failure) || lookedTooEarly(failure));
        } catch (RuntimeException failure) {
            throw Causes.ours(failure).orElse(failure);
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
                        || cause instanceof SQLException database && isConflict(database.getSQLState()));
    }

    /** SQL's classes for a constraint that others' rows break, and for a deadlock or another rollback by the database. */
    private static boolean isConflict(@Nullable String state) {
        return state != null && (state.startsWith("23") || state.startsWith("40"));
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
}
