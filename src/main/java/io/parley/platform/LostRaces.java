package io.parley.platform;

import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Tells whether others were in the way, by what Spring and the engine say and by the database's own code beneath. */
final class LostRaces {

    /** SQL's classes for a constraint that others' rows break, and for a deadlock or another rollback by the database. */
    private static final Set<String> LOST = Set.of("23", "40");

    /** Somebody kept a row for too long, as H2 and PostgreSQL call it. */
    private static final Set<String> WAITED_IN_VAIN = Set.of("HYT00", "55P03");

    private LostRaces() {}

    /** Whether trying again from the beginning helps. */
    static boolean isOne(RuntimeException failure) {
        return failure instanceof OptimisticLockingException
                || failure instanceof PessimisticLockingFailureException
                || failure instanceof DataIntegrityViolationException
                || SqlStates.of(failure).anyMatch(state -> LOST.contains(state.substring(0, 2)));
    }

    /** Whether the wait for a row was as long as it may be; waiting once more is for the caller to decide. */
    static boolean isEndlessWait(RuntimeException failure) {
        return SqlStates.of(failure).anyMatch(WAITED_IN_VAIN::contains);
    }
}
