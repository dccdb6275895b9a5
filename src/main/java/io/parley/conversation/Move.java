package io.parley.conversation;

import io.parley.conversation.Transition.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way that a conversation has gone, and how often.
 *
 * @param from the state before; null at the beginning
 * @param why of several messages that did the same, one stands for all
 * @param lastAt when it went this way last
 */
public record Move(@Nullable String from, String to, Why why, int times, Instant lastAt) {}
