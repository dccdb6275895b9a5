package io.parley.transcript;

/** Where what is kept stands: messages, the terms of the search, of no use without their message, and transitions. */
interface Rooms {

    /**
     * Makes room for what will be said, and clears away what has nothing in it any more.
     *
     * @param somethingIsGone whether something was removed since the last time
     */
    void sweep(boolean somethingIsGone);
}
