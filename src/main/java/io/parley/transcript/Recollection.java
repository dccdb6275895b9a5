package io.parley.transcript;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Recalled;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What this node wrote last of conversations, by each id of their customers. */
@Component
class Recollection {

    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<Sender, Recalled> recalled =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    private record Sender(PhoneNumberId number, String id) {}

    /** The sender's id by which a conversation is looked for. */
    static String idOf(InboundMessage message) {
        return message.customer().ids().get(0);
    }

    void keep(Conversation conversation, String version) {
        var number = conversation.key().number();
        var kept = new Recalled(conversation, version);
        conversation.customer().ids().forEach(id -> recalled.put(new Sender(number, id), kept));
    }

    Optional<Recalled> of(InboundMessage message) {
        var sender = new Sender(message.conversation().number(), idOf(message));
        return Optional.ofNullable(recalled.getIfPresent(sender));
    }
}
