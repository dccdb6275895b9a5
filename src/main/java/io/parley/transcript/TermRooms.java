package io.parley.transcript;

/** Where the terms of the search stand; a term without its message is of no use. */
interface TermRooms {

    /**
     * Makes room for what will be said, and clears away the terms of messages that are gone.
     *
     * @param messagesAreGone whether some are gone since the last time
     */
    void sweep(boolean messagesAreGone);
}
