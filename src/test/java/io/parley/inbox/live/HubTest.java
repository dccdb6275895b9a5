package io.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.conversation.Directory;
import io.parley.conversation.OpenSessions;
import io.parley.conversation.Person;
import io.parley.conversation.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An open page at the next beat … */
class HubTest {

    private static final Person ASHA = new Person("asha", "Asha Rao", Role.AGENT, Set.of("acme"));

    private final Directory directory = mock();
    private final OpenSessions sessions = mock();
    private final Hub hub = new Hub(directory, sessions);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void goesOnWhileItsPersonMayRead() {
        assertThat(pagesAfterABeat(Optional.of(ASHA))).isOne();
    }

    @Test
    void endsWithItsPerson() {
        assertThat(pagesAfterABeat(Optional.empty())).isZero();
    }

    @Test
    void endsWithTheRoleOfItsPerson() {
        assertThat(pagesAfterABeat(Optional.of(new Person("asha", "Asha Rao", Role.NONE, Set.of("acme")))))
                .isZero();
    }

    private int pagesAfterABeat(Optional<Person> now) {
        when(directory.person("asha")).thenReturn(now);
        when(sessions.among(any())).thenReturn(Set.of());
        hub.open(ASHA, null);
        hub.beat();
        return hub.pages();
    }
}
