package io.parley.inbox.page;

import io.parley.conversation.Transition;
import java.time.Instant;

/**
 * A line of the audit.
 *
 * @param kind rule, message or timer
 * @param detail the row of the table of rules; else the element or message that it was
 */
record Event(Sentence sentence, Instant at, String kind, String detail, int version) {

    static Event of(Transition it, Sentence sentence) {
        var kind = it.why().kind().name().toLowerCase(java.util.Locale.ROOT);
        return new Event(sentence, it.at(), kind, it.why().detail(), it.diagramVersion());
    }
}
