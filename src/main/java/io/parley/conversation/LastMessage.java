package io.parley.conversation;

import java.time.Instant;

/** The newest line of a conversation, for lists. */
public record LastMessage(String text, Message.Direction direction, Instant at) {

    public static final int LONGEST_TEXT = 200;

    public LastMessage {
        if (text.length() > LONGEST_TEXT) text = text.substring(0, text.offsetByCodePoints(0, cut(text)));
    }

    private static int cut(String text) {
        return Math.min(text.codePointCount(0, text.length()), LONGEST_TEXT / 2);
    }

    public static LastMessage of(Message message) {
        return new LastMessage(message.text(), message.direction(), message.at());
    }
}
