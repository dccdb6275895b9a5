package io.parley.sandbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What this WhatsApp remembers: the last thousand messages, until it is restarted or reset. */
@Component
@Profile(SandboxProfile.NAME)
class Memory {

    private static final int MOST_MESSAGES = 1000;
    private static final int MOST_NAMES = 200;

    private final Map<String, Bubble> bubbles = bounded(MOST_MESSAGES);
    private final Map<ConversationKey, String> names = bounded(MOST_NAMES);
    private final Map<ConversationKey, Instant> typing = bounded(MOST_NAMES);

    static String newId() {
        return "wamid.sandbox." + UUID.randomUUID().toString().replace("-", "");
    }

    synchronized void keep(Bubble bubble) {
        bubbles.put(bubble.id(), bubble);
        names.putIfAbsent(bubble.chat(), "");
        if (!bubble.mine()) typing.remove(bubble.chat());
    }

    synchronized void name(ConversationKey chat, String name) {
        names.put(chat, name);
    }

    synchronized String nameOf(ConversationKey chat) {
        return names.getOrDefault(chat, "");
    }

    synchronized Map<ConversationKey, String> chatsOf(PhoneNumberId number) {
        var chats = new LinkedHashMap<>(names);
        chats.keySet().removeIf(chat -> !chat.number().equals(number));
        return chats;
    }

    synchronized List<Bubble> of(ConversationKey chat) {
        return bubbles.values().stream().filter(it -> it.chat().equals(chat)).toList();
    }

    /** The message as it is now; none when it was forgotten. */
    synchronized Optional<Bubble> find(String id) {
        return Optional.ofNullable(bubbles.get(id));
    }

    synchronized void change(String id, UnaryOperator<Bubble> change) {
        bubbles.computeIfPresent(id, (same, bubble) -> change.apply(bubble));
    }

    /** The customer looks at the chat: what they had not seen before. */
    synchronized List<Bubble> show(ConversationKey chat) {
        var news = of(chat).stream().filter(it -> !it.shown()).toList();
        news.forEach(it -> change(it.id(), Bubble::seen));
        return news;
    }

    /** Whether it is read from now on, which is so only once: when it is delivered and was seen. */
    synchronized boolean read(String id) {
        var isRead = find(id).filter(it -> !it.mine() && it.shown() && it.tick() == Tick.DELIVERED)
                .isPresent();
        if (isRead) change(id, it -> it.reaches(Tick.READ));
        return isRead;
    }

    /** The business has read this message and all that came before. */
    synchronized void readByBusiness(Bubble last) {
        for (var bubble : of(last.chat())) {
            if (bubble.mine() && bubble.tick() == Tick.DELIVERED) change(bubble.id(), it -> it.reaches(Tick.READ));
            if (bubble.id().equals(last.id())) return;
        }
    }

    synchronized void type(ConversationKey chat, Instant until) {
        typing.put(chat, until);
    }

    synchronized boolean isTyping(ConversationKey chat, Instant now) {
        return typing.getOrDefault(chat, Instant.MIN).isAfter(now);
    }

    synchronized void forget() {
        bubbles.clear();
        names.clear();
        typing.clear();
    }

    /** A map that drops the oldest. */
    static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
