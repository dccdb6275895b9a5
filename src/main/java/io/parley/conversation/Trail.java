package io.parley.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the ids of a customer lead and have led.
 *
 * @param known every alias that these ids are or were
 */
record Trail(List<Alias> known) {

    /** To whose conversation an id led at that time. */
    Optional<Alias> at(@Nullable String id, Instant instant) {
        return of(id).filter(alias -> alias.holdsAt(instant)).findFirst();
    }

    /** Whether an id leads anywhere now. */
    boolean leads(@Nullable String id) {
        return of(id).anyMatch(alias -> alias.until() == null);
    }

    /** Whether an id has ever led anywhere: then somebody's conversation may be kept under it. */
    boolean isFresh(String id) {
        return of(id).findAny().isEmpty();
    }

    /** An alias to this conversation, from the moment on at which the id led nowhere else any more. */
    Alias to(ConversationKey conversation, String id) {
        var free = of(id).map(Alias::until).filter(Objects::nonNull).max(Comparator.naturalOrder());
        return new Alias(id, conversation, free.orElse(Instant.EPOCH), null);
    }

    private Stream<Alias> of(@Nullable String id) {
        return known.stream().filter(alias -> alias.id().equals(id));
    }
}
