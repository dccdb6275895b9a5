package io.parley.whatsapp;

import io.parley.conversation.Action;
import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Lifecycle;
import io.parley.conversation.Message;
import io.parley.conversation.Person;
import io.parley.conversation.Records;
import io.parley.conversation.Refusal;
import io.parley.conversation.Reply;
import io.parley.conversation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lifecycle that only hears what customers write. */
final class ListeningLifecycle implements Lifecycle {

    final List<InboundMessage> heard = new ArrayList<>();
    private final Records records;

    ListeningLifecycle(Records records) {
        this.records = records;
    }

    @Override
    public Optional<Conversation> quietly(Conversation conversation, InboundMessage message) {
        return Optional.empty();
    }

    @Override
    public void customerWrote(Conversation conversation, InboundMessage message) {
        heard.add(message);
        records.save(conversation.hearing(message));
    }

    @Override
    public Message reply(Person person, Conversation conversation, Reply reply) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendAgain(Person person, Conversation conversation, String messageId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void start(Person person, Conversation conversation, Reply first) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pickUp(Person person, Conversation conversation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(Person person, Conversation conversation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void assign(Person person, Conversation conversation, String assignee) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resolve(Person person, Conversation conversation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void end(Conversation conversation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<State> states() {
        return List.of();
    }

    @Override
    public Optional<String> label(String element) {
        return Optional.empty();
    }

    @Override
    public @Nullable Refusal wouldRefuse(Person person, Conversation conversation, Action action) {
        return null;
    }
}
