package io.parley.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit: what happened to a conversation, who did it and why.
 *
 * @param from the state before; null at the beginning
 * @param by the person; null for the customer and the timer
 * @param assignee who has it afterwards
 * @param pickedUpBy who has picked it up afterwards (R3)
 * @param why the rule's row, the message or the timer
 * @param diagramVersion the version of the diagram that said so
 */
public record Transition(
        ConversationKey conversation,
        @Nullable String from,
        String to,
        Instant at,
        @Nullable String by,
        @Nullable String assignee,
        @Nullable String pickedUpBy,
        Why why,
        int diagramVersion)
        implements Entry {

    /**
     * The reason of a transition.
     *
     * @param kind what kind of fact it is
     * @param detail which one: the message's id, the rule's row, the timer's element
     */
    public record Why(Kind kind, String detail) {}

    /** What can move a conversation. */
    public enum Kind {
        MESSAGE,
        RULE,
        TIMER
    }
}
