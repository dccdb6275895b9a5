package io.parley.conversation;

import java.time.Instant;

/** One line of what a conversation is made of: what was said, what happened to it, what was noted. */
public sealed interface Entry permits Message, Transition, Note {

    Instant at();
}
