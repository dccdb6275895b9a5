package io.parley.cost;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.database.TestDatabase;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A conversation costs the database … */
@ScenarioTest
@Import(SqlCount.class)
@TestPropertySource(properties = "camunda.bpm.history-level=none")
class SqlPerEventTest {

    /** A message that changes no state: only PostgreSQL can look, and write it with its conversation's row, all at once. */
    private static final int UNCHANGED = on(3, 1);

    @Autowired
    Scenario scenario;

    @Autowired
    Conversations conversations;

    @Autowired
    ManagementService jobs;

    private final CostTable table = new CostTable();

    @BeforeEach
    void warmUp() {
        ClockUtil.setCurrentTime(new Date());
        wholeLife((event, ceiling, work) -> work.run());
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void noMoreThanThis() {
        wholeLife((event, ceiling, work) -> table.count(event, ceiling, event.endsWith("timer") ? 2 : 1, work));

        table.holds();
    }

    /** WhatsApp tells whole seconds, rounded down, and messages cross each other. */
    @Test
    void noMoreForAMessageFromJustBeforeTheReply() {
        ClockUtil.reset();
        var key = scenario.customerWrites("Where is my order?");
        var crossing = scenario.message(key, "Hello?");
        scenario.replies(ASHA, key, "On its way.");

        table.count("message from before the reply", UNCHANGED, 1, () -> conversations.receive(crossing));

        table.holds();
    }

    private static int on(int h2, int postgres) {
        return TestDatabase.isPostgres() ? postgres : h2;
    }

    private interface Step {

        void is(String event, int ceiling, Runnable work);
    }

    /** Everything that can happen to a conversation, each with the most statements that it may cost. */
    private void wholeLife(Step step) {
        var key = scenario.newCustomer();
        Step later = (event, ceiling, work) -> {
            scenario.pass(Duration.ofMinutes(1));
            step.is(event, ceiling, work);
        };
        var first = scenario.message(key, "Where is my order?");
        later.is("first message", on(8, 3), () -> conversations.receive(first));
        later.is("duplicate", on(2, 1), () -> conversations.receive(first));
        later.is("message while open", UNCHANGED, () -> scenario.customerWrites(key, "Hello?"));
        later.is("pick-up", on(8, 7), () -> scenario.pickUp(BEN, key));
        later.is("first reply", on(18, 10), () -> scenario.replies(ASHA, key, "On its way."));
        later.is("further reply", 9, () -> scenario.replies(ASHA, key, "Anything else?"));
        later.is("message while assigned", UNCHANGED, () -> scenario.customerWrites(key, "Thanks"));
        later.is("reassignment", on(8, 7), () -> scenario.assign(MAYA, key, BEN));
        later.is("resolution", on(19, 11), () -> scenario.resolve(BEN, key));
        later.is("reopening message", on(14, 6), () -> scenario.customerWrites(key, "One more thing"));
        later.is("assignment", on(18, 10), () -> scenario.assign(MAYA, key, BEN));
        var timer = dueTimerOf(key);
        step.is("closing by the timer", on(20, 12), () -> jobs.executeJob(timer));
        assertThat(scenario.of(key).stands().state()).isEqualTo("closed");
    }

    private String dueTimerOf(ConversationKey key) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(48))));
        return jobs.createJobQuery()
                .processInstanceId(scenario.of(key).stands().instance())
                .singleResult()
                .getId();
    }
}
