package io.parley.whatsapp;

import io.parley.conversation.Alias;
import io.parley.conversation.Aliases;
import io.parley.conversation.Arrival;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Campaigns;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Duplicate;
import io.parley.conversation.Entry;
import io.parley.conversation.Found;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Recalled;
import io.parley.conversation.Records;
import io.parley.conversation.Transition;
import io.parley.conversation.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The archive, as far as a message needs it on its way in. */
final class InMemoryRecords implements Records, Aliases, Campaigns {

    final Map<ConversationKey, Conversation> conversations = new HashMap<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    final List<Alias> aliases = new ArrayList<>();
    boolean areDown;
    boolean areAway;
    int tries;

    @Override
    public Optional<Conversation> lock(ConversationKey key) {
        fails();
        return find(key);
    }

    @Override
    public Optional<Conversation> lock(PhoneNumberId number, String customerId, Instant at) {
        fails();
        return of(number, List.of(customerId)).stream()
                .filter(alias -> !alias.from().isAfter(at))
                .filter(alias -> alias.until() == null || alias.until().isAfter(at))
                .findFirst()
                .flatMap(alias -> find(alias.conversation()));
    }

    @Override
    public List<Alias> of(PhoneNumberId number, Collection<String> ids) {
        return aliases.stream()
                .filter(alias -> alias.conversation().number().equals(number) && ids.contains(alias.id()))
                .toList();
    }

    @Override
    public void add(List<Alias> more) {
        aliases.addAll(more);
    }

    @Override
    public boolean addUnlessKnown(List<Alias> aliases, Collection<String> ids) {
        if (!of(aliases.get(0).conversation().number(), ids).isEmpty()) return false;
        add(aliases);
        return true;
    }

    @Override
    public void retire(Alias alias, Instant until) {
        aliases.replaceAll(
                it -> it.equals(alias) ? new Alias(alias.id(), alias.conversation(), alias.from(), until) : it);
    }

    @Override
    public boolean add(CampaignMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> nameOf(PhoneNumberId number, String id) {
        return Optional.empty();
    }

    @Override
    public void nameAnswers(PhoneNumberId number, String id) {}

    @Override
    public Optional<Arrival> arrive(InboundMessage message, Conversation begun, Set<String> nobodys) {
        var theirs = lock(begun.key().number(), begun.customer().ids().get(0), message.sentAt());
        if (theirs.isPresent()) return theirs.map(it -> new Arrival(it, false));
        if (!addUnlessKnown(Alias.firstOf(begun), nobodys)) return Optional.empty();
        if (!add(Message.from(message), begun)) throw new Duplicate();
        return Optional.of(new Arrival(begun, true));
    }

    @Override
    public void begin(Conversation conversation, List<Transition> moves) {
        save(conversation, moves);
    }

    @Override
    public void save(Conversation conversation, List<Transition> moves) {
        conversations.put(conversation.key(), conversation);
    }

    @Override
    public boolean add(InboundMessage message, @Nullable Conversation introduced, Conversation becomes) {
        var isNew = add(Message.from(message), introduced);
        if (isNew) save(becomes);
        return isNew;
    }

    @Override
    public Optional<Boolean> add(Recalled recalled, InboundMessage message, @Nullable Conversation introduced) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Recalled> recalled(InboundMessage message) {
        return Optional.empty();
    }

    @Override
    public Optional<Boolean> add(
            Recalled recalled, InboundMessage message, @Nullable Conversation introduced, Conversation becomes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean add(Message message, @Nullable Conversation introduced) {
        return messages.putIfAbsent(message.conversation().number() + " " + message.id(), message) == null;
    }

    @Override
    public Optional<Conversation> find(ConversationKey key) {
        return Optional.ofNullable(conversations.get(key));
    }

    @Override
    public Optional<Message> message(PhoneNumberId number, String id) {
        return Optional.ofNullable(messages.get(number + " " + id));
    }

    @Override
    public Optional<Message> called(PhoneNumberId number, String wamid) {
        return message(number, wamid);
    }

    @Override
    public Page<Conversation> conversations(ConversationQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Found> search(ConversationQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int count(ConversationQuery query, int atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<ConversationKey> undelivered(Collection<ConversationKey> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Entry> timeline(ConversationKey key, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Message> messages(ConversationKey key, PageRequest page) {
        return new Page<>(
                messages.values().stream()
                        .filter(message -> message.conversation().equals(key))
                        .toList(),
                null);
    }

    @Override
    public Page<Transition> history(ConversationKey key, PageRequest page) {
        return new Page<>(List.of(), null);
    }

    private void fails() {
        if (areDown) throw new IllegalStateException("The database is down");
        if (!areAway) return;
        tries++;
        throw new Unavailable("The database is away");
    }
}
