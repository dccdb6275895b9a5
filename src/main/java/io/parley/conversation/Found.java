package io.parley.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A conversation that a search has found.
 *
 * @param message the newest message that has what was looked for; null where it was found by its customer
 */
public record Found(Conversation conversation, @Nullable Message message) {}
