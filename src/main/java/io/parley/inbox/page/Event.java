package io.parley.inbox.page;

import io.parley.conversation.Transition;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened, as it is told.
 *
 * @param kind rule, message or timer
 * @param detail the row of the table of rules; else the element or message that it was
 */
record Event(Sentence sentence, Instant at, String kind, String detail, int version) {

    static Event of(Transition it, Sentence sentence) {
        var kind = it.why().kind().name().toLowerCase(Locale.ROOT);
        return new Event(sentence, it.at(), kind, it.why().detail(), it.diagramVersion());
    }
}
