package io.parley.inbox.page;

import io.parley.conversation.Transition;
import java.time.Instant;

/** Something that happened between the messages. */
record Happened(String id, Instant at, Transition transition) implements Line {

    @Override
    public String type() {
        return "happened";
    }
}
