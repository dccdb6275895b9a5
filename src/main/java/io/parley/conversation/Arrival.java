package io.parley.conversation;

/**
 * A customer's message and whose it is.
 *
 * @param isWritten whether the message is in the transcript already: a newcomer's is
 */
public record Arrival(Conversation conversation, boolean isWritten) {}
