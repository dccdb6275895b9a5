package io.parley.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose.
 *
 * @param refuse the error code to refuse with; none: nothing is refused
 * @param later the refusal comes as a status, after the message was accepted
 * @param slow seconds from a call to its answer
 * @param hangUp the connection breaks after the message was accepted
 * @param twice everything comes to the webhook twice
 * @param shuffled statuses come out of order, and before the call is answered
 */
record Trouble(@Nullable Integer refuse, boolean later, int slow, boolean hangUp, boolean twice, boolean shuffled) {

    static final int SLOWEST = 60;
    static final Trouble NONE = new Trouble(null, false, 0, false, false, false);

    Trouble {
        slow = Math.max(0, Math.min(SLOWEST, slow));
    }

    boolean refusesAtOnce() {
        return refuse != null && !later;
    }

    boolean refusesLater() {
        return refuse != null && later;
    }

    int times() {
        return twice ? 2 : 1;
    }
}
