package io.parley.inbox.live;

/** Who looks at which conversation, wherever their pages are open. */
interface Onlookers {

    /** On another node. */
    void seen(Glance glance);
}
