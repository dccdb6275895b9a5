package io.parley.conversation;

import java.util.List;

/** What happened to a conversation, looked at from its end. */
public interface Audit {

    /** The transitions, the newest first. */
    Page<Transition> newestFirst(ConversationKey key, PageRequest page);

    /** The ways it has gone, the latest first: however long its history is, they are few. */
    List<Move> moves(ConversationKey key);
}
