package io.parley.lifecycle;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Timers;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** A conversation whose row and process instance disagree … */
@ScenarioTest
@Import(Agreement.class)
@DirtiesContext
class EngineAgreementTest {

    @Autowired
    Scenario scenario;

    @Autowired
    Agreement agreement;

    @Autowired
    EngineAgreement differences;

    @Autowired
    ConversationsHealthIndicator health;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Timers timers;

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void doesNotExistAfterEverythingThatCanHappen() {
        var conversation = scenario.customerWrites("Where is my order?");
        agreement.holdsFor(conversation);
        scenario.pickUp(BEN, conversation);
        agreement.holdsFor(conversation);
        scenario.replies(ASHA, conversation, "On its way.");
        agreement.holdsFor(conversation);
        scenario.customerWrites(conversation, "Thanks");
        agreement.holdsFor(conversation);
        scenario.pass(Duration.ofHours(48));
        agreement.holdsFor(conversation);
        scenario.pass(Duration.ofDays(90));
        agreement.holdsFor(conversation);
    }

    @Test
    void isMendedWhereATimerGaveUp() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        jdbc.sql("update ACT_RU_JOB set RETRIES_ = 0 where PROCESS_INSTANCE_ID_ ="
                        + " (select instance_id from conversation where conversation_key = :key)")
                .param("key", conversation.toString())
                .update();
        scenario.pass(Duration.ofHours(49));
        assertThat(scenario.of(conversation).stands().state()).isEqualTo("assigned");

        timers.tryAgain();
        scenario.pass(Duration.ZERO);

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
        agreement.holdsFor(conversation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update conversation set state = 'closed' where conversation_key = :key        | no token
            update conversation set assignee = 'ben' where conversation_key = :key        | in other hands
            update conversation set assignee = null where conversation_key = :key         | assigned to nobody
            update conversation set closes_at = since where conversation_key = :key       | no timer looks after
            update conversation set instance_id = 'gone' where conversation_key = :key    | does not know
            update conversation set instance_id = null where conversation_key = :key      | without our knowing
            update conversation set task_id = null where conversation_key = :key          | number of tasks
            update conversation set task_id = 'gone' where conversation_key = :key        | in another state
            delete from ACT_RU_EVENT_SUBSCR where PROC_INST_ID_ = (select instance_id from conversation where conversation_key = :key) | listen to its customer
            """)
    void isFound(String damage, String sentence) {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");

        jdbc.sql(damage).param("key", conversation.toString()).update();

        assertThat(differences.differences(conversation.toString(), 1))
                .anySatisfy(it -> assertThat(it.toString())
                        .contains(conversation.toString())
                        .contains(sentence));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().toString()).doesNotContain(conversation.customer());
        jdbc.sql("delete from conversation where conversation_key = :key")
                .param("key", conversation.toString())
                .update();
    }
}
