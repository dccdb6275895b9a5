package io.parley.proof;

import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Person;

/** A way to a conversation; who comes through it acts on the conversation as they last saw it. */
interface Door {

    /** Delivers a message; false, or a {@code Duplicate}, if it was there already. */
    boolean customerWrites(InboundMessage message);

    void replies(Person person, Conversation seen, String text);

    void picksUp(Person person, Conversation seen);

    void resolves(Person person, Conversation seen);

    void takesOver(Person person, Conversation seen);
}
