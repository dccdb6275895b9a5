package io.parley.lifecycle.diagram;

/** Every name that Java and {@code conversation.bpmn} share. Released names are never changed. */
public final class ConversationProcess {

    public static final String KEY = "conversation";
    /** The table of rules, {@code role-rules.dmn}. */
    public static final String ROLE_RULES = "role-rules";

    public static final String OPEN = "open";
    public static final String ASSIGNED = "assigned";
    public static final String CLOSED = "closed";
    /** What the table of rules calls it when a customer has no conversation yet; no state of any diagram. */
    public static final String NONE = "none";

    /** A customer's message; every state can take it. */
    public static final String CUSTOMER_WROTE = "customerWrote";
    /** A supervisor's assignment of an open conversation (R5). */
    public static final String CONVERSATION_ASSIGNED = "conversationAssigned";
    /** A resolution without a reply (R11). */
    public static final String CONVERSATION_RESOLVED = "conversationResolved";
    /** A person wrote first, with a template (R16). */
    public static final String AGENT_WROTE_FIRST = "agentWroteFirst";
    /** A further reply; the default diagram does not listen for it. */
    public static final String AGENT_REPLIED = "agentReplied";

    /** Who has the conversation next; read by the state {@code assigned}. */
    public static final String ASSIGNEE = "assignee";
    /** The text of the first reply, with which {@code open} is completed. */
    public static final String REPLY = "reply";
    /** Whether the last word is the customer's; what a diagram may ask when a timer of a state fires. */
    public static final String CUSTOMER_WAITS = "customerWaits";
    /** The caller's id of that reply; optional. */
    public static final String REPLY_ID = "replyId";

    private ConversationProcess() {}
}
