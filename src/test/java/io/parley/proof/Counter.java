package io.parley.proof;

import io.parley.conversation.Conversation;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Person;
import io.parley.conversation.Reply;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Parley's own counter. */
@TestComponent
final class Counter implements Door {

    private final Conversations conversations;

    Counter(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public boolean customerWrites(InboundMessage message) {
        return conversations.receive(message) == Conversations.Receipt.NEW;
    }

    @Override
    public void replies(Person person, Conversation seen, String text) {
        conversations.reply(person, seen.key(), new Reply(UUID.randomUUID().toString(), text));
    }

    @Override
    public void picksUp(Person person, Conversation seen) {
        conversations.pickUp(person, seen.key());
    }

    @Override
    public void resolves(Person person, Conversation seen) {
        conversations.resolve(person, seen.key());
    }

    @Override
    public void takesOver(Person person, Conversation seen) {
        conversations.assign(person, seen.key(), person.id());
    }
}
