package io.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Pause;
import io.parley.conversation.Pauses;
import io.parley.conversation.PhoneNumberId;
import io.parley.scenario.ScenarioTest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pause of a number … */
@ScenarioTest
class PausesTest {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000009");
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Autowired
    private Pauses pauses;

    @AfterEach
    void overForAll() {
        pauses.resume(NUMBER, NOW.plusSeconds(3600));
    }

    @Test
    void isNotEndedByAMessageThatWasOnItsWay() {
        pauses.pause(tooFast(60));

        pauses.resume(NUMBER, NOW.plusSeconds(1));

        assertThat(pauses.all()).contains(tooFast(60));
    }

    @Test
    void isForgottenWhenItIsOver() {
        pauses.pause(tooFast(60));

        pauses.resume(NUMBER, NOW.plusSeconds(60));

        assertThat(pauses.all()).extracting(Pause::number).doesNotContain(NUMBER);
    }

    @Test
    void endsWithTheTroubleItWasFor() {
        pauses.pause(trouble(240));

        pauses.resume(NUMBER, NOW.plusSeconds(1));

        assertThat(pauses.all()).extracting(Pause::number).doesNotContain(NUMBER);
    }

    @Test
    void showsTroubleAlthoughTheNumberSendsTooFastAsWell() {
        pauses.pause(trouble(240));

        pauses.pause(tooFast(1));

        assertThat(pauses.all()).contains(trouble(240));
    }

    @Test
    void becomesTroubleWhenTheTokenFailsMeanwhile() {
        pauses.pause(tooFast(300));

        pauses.pause(trouble(240));

        assertThat(pauses.all()).contains(new Pause(NUMBER, NOW, NOW.plusSeconds(300), true, "renew it"));
    }

    @Test
    void thatIsOverSaysNothingOfTheNextOne() {
        pauses.pause(trouble(10));

        var later = NOW.plusSeconds(10);
        pauses.pause(new Pause(NUMBER, later, later.plusSeconds(1), false, "too fast"));

        assertThat(pauses.all()).contains(new Pause(NUMBER, later, later.plusSeconds(1), false, "too fast"));
    }

    private static Pause tooFast(int seconds) {
        return new Pause(NUMBER, NOW, NOW.plusSeconds(seconds), false, "too fast");
    }

    private static Pause trouble(int seconds) {
        return new Pause(NUMBER, NOW, NOW.plusSeconds(seconds), true, "renew it");
    }
}
