package io.parley.lifecycle;

import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tries a command again from the beginning when it lost a race, for the doors that speak to the engine directly. Inside
 * another transaction, and in the job executor, whoever began is the one to try again.
 */
final class ConflictRetry extends CommandInterceptor {

    private static final int TRIES = 5;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    @Override
    public <T> T execute(Command<T> command) {
        if (isInner()) return next.execute(command);
        for (var tried = 1; ; tried++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (tried == TRIES || !lostRace(failure)) throw failure;
                pause(tried);
            }
        }
    }

    private static boolean isInner() {
        return Context.getCommandContext() != null
                || Context.getJobExecutorContext() != null
                || TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static boolean lostRace(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || cause instanceof DataIntegrityViolationException)
                return true;
        }
        return false;
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
