package io.parley.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a reply has come, the later the further. A status never gives way to an earlier one, in whatever order and
 * however often they are told: what was delivered is not failed any more, what failed is not sent.
 */
public enum MessageStatus {
    QUEUED,
    SENDING,
    /** Written to WhatsApp, and no answer came: it may have been sent or not. */
    UNKNOWN,
    ACCEPTED,
    SENT,
    FAILED,
    DELIVERED,
    READ,
    PLAYED;

    /** The status' name everywhere outside Java. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name. */
    public static Optional<MessageStatus> of(String id) {
        return Stream.of(values()).filter(status -> status.id().equals(id)).findFirst();
    }

    /** The ids of all statuses that give way to this one. */
    public Set<String> earlier() {
        return Stream.of(values())
                .filter(status -> status.compareTo(this) < 0)
                .map(MessageStatus::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
