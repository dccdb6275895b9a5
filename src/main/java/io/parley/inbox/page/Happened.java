package io.parley.inbox.page;

import java.time.Instant;

/** Something that happened between the messages. */
record Happened(String id, Instant at, Event event) implements Line {

    @Override
    public String type() {
        return "happened";
    }
}
