package io.parley.conversation;

/** Shows what happened to a conversation: in sentences, and in its diagram. */
public final class AuditDesk {

    private final Conversations conversations;
    private final Audit audit;
    private final Diagrams diagrams;

    public AuditDesk(Conversations conversations, Audit audit, Diagrams diagrams) {
        this.conversations = conversations;
        this.audit = audit;
        this.diagrams = diagrams;
    }

    /**
     * What happened, the newest first.
     *
     * @throws Unknown if this person may not see the conversation
     */
    public Page<Transition> history(Person person, ConversationKey key, PageRequest page) {
        conversations.find(person, key);
        return audit.newestFirst(key, page);
    }

    /**
     * The conversation's diagram, with where it stands and which ways it has gone.
     *
     * @throws Unknown if this person may not see the conversation
     */
    public Drawing drawing(Person person, ConversationKey key) {
        var conversation = conversations.find(person, key);
        return diagrams.drawing(conversation, audit.moves(key));
    }
}
