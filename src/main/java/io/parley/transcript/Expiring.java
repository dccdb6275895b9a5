package io.parley.transcript;

import java.time.Instant;

/** Something that is kept for a time only. */
interface Expiring {

    /** What it is, in the plural. */
    String name();

    /** Removes some of what is older than this, going on where the step before has ended. */
    Step step(Instant before, Step last);

    /**
     * How far a step came.
     *
     * @param position the last line that it looked at
     * @param removed how many lines it removed
     * @param isLast whether nothing older is behind it
     */
    record Step(long position, int removed, boolean isLast) {

        static final Step START = new Step(0, 0, false);
    }
}
