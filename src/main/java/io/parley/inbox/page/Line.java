package io.parley.inbox.page;

import java.time.Instant;

/** One line of the chat. */
interface Line {

    /** The same at every look, and different from every other line's. */
    String id();

    Instant at();

    /** Which fragment shows it. */
    String type();
}
