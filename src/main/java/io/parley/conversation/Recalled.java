package io.parley.conversation;

/**
 * A conversation as this node left it when its customer last wrote. Others change rows without a word: whoever uses this has
 * to ask, in the statement that writes, whether the row still is what it was.
 *
 * @param version of the row, by which that is seen
 */
public record Recalled(Conversation conversation, String version) {}
