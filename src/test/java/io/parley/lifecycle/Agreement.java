package io.parley.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import org.springframework.boot.test.context.TestComponent;

/** The comparison with the engine, for tests of every room. */
@TestComponent
public class Agreement {

    private static final int ALL = 1_000_000;

    private final EngineAgreement agreement;

    Agreement(EngineAgreement agreement) {
        this.agreement = agreement;
    }

    public void holds() {
        assertThat(agreement.differences("", ALL)).isEmpty();
    }

    public void holdsFor(ConversationKey key) {
        assertThat(agreement.differences(key.toString(), 1)).isEmpty();
    }
}
