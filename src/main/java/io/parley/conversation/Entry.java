package io.parley.conversation;

import java.time.Instant;

/** One line of what a conversation is made of: something that was said, or something that happened to it. */
public sealed interface Entry permits Message, Transition {

    Instant at();
}
