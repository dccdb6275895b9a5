package io.parley.conversation;

/** What a person can want of a conversation; the ids are the inputs of the table of rules. */
public enum Action {
    PICK_UP("pickUp"),
    RELEASE("release"),
    REPLY("reply"),
    ASSIGN("assign"),
    RESOLVE("resolve"),
    /** Writing first, with a template: to a new customer, or where a conversation is closed (R16, R13). */
    START("start"),
    /** Completing the task of a state that an analyst added. */
    COMPLETE("complete"),
    /** Anything else that a raw door offers, such as renaming or delegating a task. */
    EDIT("edit");

    private final String id;

    Action(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
