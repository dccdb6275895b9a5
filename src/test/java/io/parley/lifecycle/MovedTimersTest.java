package io.parley.lifecycle;

import static io.parley.scenario.People.ASHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parley.conversation.ConversationKey;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A timer that an operator moves through Camunda's own API (R10) … */
@ScenarioTest
class MovedTimersTest {

    @Autowired
    Scenario scenario;

    @Autowired
    ManagementService operator;

    @Test
    void movesWhatTheConversationSaysOfItsEnd() {
        var conversation = assigned();
        var moved = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);

        operator.setJobDuedate(clockOf(conversation).getId(), Date.from(moved));

        assertThat(scenario.of(conversation).stands().closesAt()).isEqualTo(moved);
    }

    @Test
    void closesTheConversationWhenItIsDue() {
        var conversation = assigned();
        var clock = clockOf(conversation).getId();

        operator.setJobDuedate(clock, Date.from(Instant.now().minusSeconds(60)));
        operator.executeJob(clock);

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
    }

    @Test
    void isReckonedAnewFromTheLastWord() {
        var conversation = assigned();
        var closesAt = scenario.of(conversation).stands().closesAt();
        var clock = clockOf(conversation).getId();
        operator.setJobDuedate(clock, Date.from(Instant.now().plus(Duration.ofDays(7))));

        operator.recalculateJobDuedate(clock, true);

        var reckoned = scenario.of(conversation).stands().closesAt();
        assertThat(reckoned).isCloseTo(closesAt, within(1, ChronoUnit.SECONDS));
        assertThat(clockOf(conversation).getDuedate()).isEqualTo(reckoned);
    }

    @Test
    void isBroughtForwardByTheCustomersNextWord() {
        var conversation = assigned();
        operator.setJobDuedate(
                clockOf(conversation).getId(), Date.from(Instant.now().plus(Duration.ofDays(7))));

        scenario.customerWrites(conversation, "Thanks");

        var closesAt = scenario.of(conversation).stands().closesAt();
        assertThat(closesAt).isBefore(Instant.now().plus(Duration.ofHours(48)));
        assertThat(clockOf(conversation).getDuedate()).isEqualTo(closesAt);
    }

    private ConversationKey assigned() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        return conversation;
    }

    private Job clockOf(ConversationKey conversation) {
        var instance = scenario.of(conversation).stands().instance();
        return operator.createJobQuery().processInstanceId(instance).timers().singleResult();
    }
}
