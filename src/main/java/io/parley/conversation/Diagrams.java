package io.parley.conversation;

import java.util.List;

/** The diagrams as the analysts have drawn them. */
public interface Diagrams {

    /** The diagram that the conversation runs on, or the newest where it runs on none, with where it stands and has been. */
    Drawing drawing(Conversation conversation, List<Move> moves);
}
