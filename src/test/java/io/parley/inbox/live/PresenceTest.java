package io.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Somebody who looks at a conversation … */
class PresenceTest {

    private static final ConversationKey MINA = ConversationKey.parse("100:491");
    private static final ConversationKey OMAR = ConversationKey.parse("100:492");
    private static final Person ASHA = new Person("asha", "Asha Rao", Role.AGENT, Set.of("acme"));
    private static final Person BEN = new Person("ben", "Ben Fischer", Role.AGENT, Set.of("acme"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final InstantSource time = now::get;
    private final Directory directory = mock(Directory.class);
    private final Presence presence = new Presence(mock(Hub.class), directory, time.withZone(ZoneOffset.UTC));

    @Test
    void isThereForTheOthers() {
        presence.at("a", ASHA, MINA, false);
        presence.at("b", BEN, MINA, true);

        assertThat(presence.people(MINA))
                .containsExactly(
                        new Presence.Present("asha", "Asha Rao", false),
                        new Presence.Present("ben", "Ben Fischer", true));
        assertThat(presence.people(OMAR)).isEmpty();
    }

    @Test
    void isThereThoughTheirPageIsOpenOnAnotherNode() {
        when(directory.person("ben")).thenReturn(Optional.of(BEN));
        when(directory.person("gone")).thenReturn(Optional.empty());
        presence.at("a", ASHA, MINA, false);

        presence.seen(new Glance("b", "ben", MINA.toString(), true));
        presence.seen(new Glance("c", "gone", MINA.toString(), true));

        assertThat(presence.people(MINA))
                .extracting(Presence.Present::name, Presence.Present::typing)
                .containsExactly(tuple("Asha Rao", false), tuple("Ben Fischer", true));

        presence.seen(new Glance("b", "ben", null, false));
        assertThat(presence.people(MINA)).extracting(Presence.Present::id).containsExactly("asha");
    }

    @Test
    void isOnceThereWithTwoPagesAndWritesIfTheyWriteInOne() {
        presence.at("a", ASHA, MINA, false);
        presence.at("b", ASHA, MINA, true);

        assertThat(presence.people(MINA)).containsExactly(new Presence.Present("asha", "Asha Rao", true));
    }

    @Test
    void leavesWithAnotherConversationOrNone() {
        presence.at("a", ASHA, MINA, false);
        presence.at("b", BEN, MINA, false);

        presence.at("a", ASHA, OMAR, false);
        presence.at("b", BEN, null, false);

        assertThat(presence.people(MINA)).isEmpty();
        assertThat(presence.people(OMAR)).hasSize(1);
    }

    @Test
    void hasLeftAfterFortySecondsOfSilence() {
        presence.at("a", ASHA, MINA, false);

        pass(Duration.ofSeconds(40));
        presence.forget();
        assertThat(presence.people(MINA)).hasSize(1);

        pass(Duration.ofSeconds(1));
        presence.forget();
        assertThat(presence.people(MINA)).isEmpty();
    }

    @Test
    void hasTwentyPagesAtMost() {
        for (var page = 0; page < 25; page++)
            presence.at("page" + page, ASHA, ConversationKey.parse("100:" + page), false);

        assertThat(presence.people(ConversationKey.parse("100:19"))).hasSize(1);
        assertThat(presence.people(ConversationKey.parse("100:20"))).isEmpty();
    }

    private void pass(Duration duration) {
        now.updateAndGet(it -> it.plus(duration));
    }
}
