package io.parley.lifecycle;

/** Every name that Java and {@code conversation.bpmn} share. Released names are never changed. */
final class ConversationProcess {

    static final String KEY = "conversation";

    static final String OPEN = "open";
    static final String ASSIGNED = "assigned";
    static final String CLOSED = "closed";

    /** A customer's message; every state can take it. */
    static final String CUSTOMER_WROTE = "customerWrote";
    /** A supervisor's assignment of an open conversation (R5). */
    static final String CONVERSATION_ASSIGNED = "conversationAssigned";
    /** A resolution without a reply (R11). */
    static final String CONVERSATION_RESOLVED = "conversationResolved";
    /** A further reply; the default diagram does not listen for it. */
    static final String AGENT_REPLIED = "agentReplied";

    /** Who has the conversation next; read by the state {@code assigned}. */
    static final String ASSIGNEE = "assignee";
    /** The text of the first reply, with which {@code open} is completed. */
    static final String REPLY = "reply";
    /** The caller's id of that reply; optional. */
    static final String REPLY_ID = "replyId";

    private ConversationProcess() {}
}
