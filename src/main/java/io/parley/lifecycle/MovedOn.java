package io.parley.lifecycle;

import org.camunda.bpm.engine.OptimisticLockingException;

/** While this transaction waited for the conversation, another one moved it: try again from the beginning. */
final class MovedOn extends OptimisticLockingException {

    MovedOn() {
        super("The conversation moved on meanwhile");
    }
}
