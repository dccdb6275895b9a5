package io.parley.conversation;

import org.jspecify.annotations.Nullable;

/** A rule's no, in a sentence for the person who asked. It rolls back whatever was under way. */
public final class Refusal extends RuntimeException {

    /** What stands in the way. */
    public enum Because {
        /** This person may not do this: asking again does not help. */
        ROLE,
        /** Nobody could do this now: the conversation stands elsewhere. */
        STATE
    }

    private final Because because;
    private final String rule;
    private final String state;
    private final @Nullable String assignee;

    /**
     * @param rule the row of the table of rules, such as {@code R6}
     * @param state where the conversation stands
     * @param assignee who has it
     */
    public Refusal(Because because, String rule, String reason, String state, @Nullable String assignee) {
        super(reason);
        this.because = because;
        this.rule = rule;
        this.state = state;
        this.assignee = assignee;
    }

    public Because because() {
        return because;
    }

    public String rule() {
        return rule;
    }

    public String state() {
        return state;
    }

    public @Nullable String assignee() {
        return assignee;
    }
}
