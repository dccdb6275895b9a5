package io.parley.platform;

import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells whether the database is away: no connection, a server that stops or starts, no room on its disk, or tables that a
 * newer version has changed. That is nobody's fault who asked, and passes.
 */
final class Outages {

    /** SQL's classes for a connection that breaks, for what is used up, and for a failing system; PostgreSQL's for a server that ends or starts. */
    private static final Set<String> AWAY = Set.of("08", "53", "58");

    private static final String OPERATOR = "57P";

    /** A broken connection, a closed database, a full or broken disk, as H2 calls them. */
    private static final Set<String> H2_AWAY = Set.of("90067", "90098", "90121", "90028", "90031", "90100");

    /** PostgreSQL's for a table, a column or a key that is not there: another version's, whose nodes take over while this one is replaced. */
    private static final Set<String> OTHER_TABLES = Set.of("42P01", "42703", "42P10");

    private Outages() {}

    /** What is left of a transaction is unknown to whoever hears of it: it may have been committed. */
    static boolean isOne(Throwable failure) {
        return SqlStates.causes(failure).anyMatch(Outages::isBySpring)
                || SqlStates.of(failure).anyMatch(Outages::isByState);
    }

    static boolean areTablesOfAnotherVersion(Throwable failure) {
        return SqlStates.of(failure).anyMatch(OTHER_TABLES::contains);
    }

    /** Also where a pool has taken the broken connection away, and gives no state. */
    private static boolean isBySpring(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    private static boolean isByState(String state) {
        return AWAY.contains(state.substring(0, 2))
                || state.startsWith(OPERATOR)
                || H2_AWAY.contains(state)
                || OTHER_TABLES.contains(state);
    }
}
