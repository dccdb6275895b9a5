package io.parley.inbox.live;

/**
 * Something that a page is told.
 *
 * @param name the event's name in the browser
 * @param content what goes with it, as JSON; never what was written, and nobody's name
 */
record Event(String name, Object content) {

    /** More has happened than the page was told: it should look at everything again. */
    static final Event RESYNC = new Event("resync", "{}");
}
