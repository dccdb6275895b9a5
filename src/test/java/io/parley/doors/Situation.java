package io.parley.doors;

/** Where the conversation stands when somebody knocks, seen from the caller. */
enum Situation {
    OPEN,
    OPEN_PICKED_UP_BY_ANOTHER,
    ASSIGNED_TO_ME,
    ASSIGNED_TO_ANOTHER,
    CLOSED;

    boolean isOpen() {
        return this == OPEN || this == OPEN_PICKED_UP_BY_ANOTHER;
    }

    boolean isAssigned() {
        return this == ASSIGNED_TO_ME || this == ASSIGNED_TO_ANOTHER;
    }
}
