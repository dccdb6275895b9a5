package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Recalled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What this node wrote last of conversations, by each id of their customers. Who was heard of longest ago is forgotten
 * first: whoever has just written is likely to write again, however rarely they wrote before. That is why it is no cache
 * that goes by how often it is asked, which would turn newcomers away as soon as it is full.
 */
@Component
class Recollection {

    static final int MOST = 20_000;
    private static final long LONGEST = Duration.ofHours(1).toNanos();

    private final LinkedHashMap<Sender, Kept> recalled = new LinkedHashMap<>(16, 0.75f, true);

    private record Sender(PhoneNumberId number, String id) {}

    private record Kept(Recalled recalled, long at) {

        private boolean isOld() {
            return System.nanoTime() - at > LONGEST;
        }
    }

    /** The sender's id by which a conversation is looked for. */
    static String idOf(InboundMessage message) {
        return message.customer().ids().get(0);
    }

    void keep(Conversation conversation, String version) {
        var number = conversation.key().number();
        var kept = new Kept(new Recalled(conversation, version), System.nanoTime());
        var ids = conversation.customer().ids();
        synchronized (recalled) {
            for (var id : ids) recalled.put(new Sender(number, id), kept);
            forget();
        }
    }

    /** Called with the lock; a step or two for each that was kept. */
    private void forget() {
        var eldest = recalled.values().iterator();
        while (eldest.hasNext()) {
            var isOld = eldest.next().isOld();
            if (!isOld && recalled.size() <= MOST) return;
            eldest.remove();
        }
    }

    Optional<Recalled> of(InboundMessage message) {
        var sender = new Sender(message.conversation().number(), idOf(message));
        synchronized (recalled) {
            return Optional.ofNullable(recalled.get(sender))
                    .filter(kept -> !kept.isOld())
                    .map(Kept::recalled);
        }
    }
}
