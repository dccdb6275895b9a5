package io.parley.sandbox;

import java.util.Locale;

/** How far a message has come; a message never goes back. */
enum Tick {
    WAITING,
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
