package io.parley.conversation;

import java.util.Optional;

/** The notes of conversations, as they are kept. */
public interface Notebook {

    /** Adds a note unless its conversation has one of that id. */
    void add(Note note);

    Optional<Note> find(ConversationKey key, String id);

    void remove(Note note);

    /** The notes of a conversation, the newest first. */
    Page<Note> page(ConversationKey key, PageRequest page);
}
