package io.parley.doors;

import io.parley.conversation.Role;

/** Who knocks in the matrix: the demo people, and somebody who has not signed in. */
enum Caller {
    OLIVIA(Role.OWNER),
    ADAM(Role.ADMIN),
    MAYA(Role.MANAGER),
    ASHA(Role.AGENT),
    PAUL(Role.ANALYST),
    CONNECTOR(Role.CONNECTOR),
    NOBODY(Role.NONE);

    final Role role;

    Caller(Role role) {
        this.role = role;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean works() {
        return role.worksConversations();
    }

    boolean supervises() {
        return role.compareTo(Role.MANAGER) <= 0;
    }
}
