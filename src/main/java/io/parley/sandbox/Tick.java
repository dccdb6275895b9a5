package io.parley.sandbox;

/** How far a message has come; a message never goes back. */
enum Tick {
    WAITING,
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    FAILED;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
