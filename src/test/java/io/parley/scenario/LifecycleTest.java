package io.parley.scenario;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static io.parley.scenario.People.PAUL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.Invalid;
import io.parley.conversation.Refusal;
import io.parley.conversation.Transition.Kind;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A conversation … */
@ScenarioTest
@Import({EveryPathIsWalked.Footprints.class, Workshop.class})
class LifecycleTest {

    @RegisterExtension
    static final EveryPathIsWalked GATE = new EveryPathIsWalked("conversation");

    @Autowired
    Scenario scenario;

    @Autowired
    Workshop workshop;

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void engineOfTheAssertions() {
        BpmnAwareTests.init(engine);
    }

    @AfterEach
    void realTime() {
        workshop.clearAway();
        ClockUtil.reset();
    }

    @Test
    void isOpenWhenACustomerWritesForTheFirstTime() {
        var conversation = scenario.customerWrites("Where is my order?");

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("open");
        assertThat(scenario.of(conversation).stands().assignee()).isNull();
    }

    @Test
    void staysOpenWhenTheCustomerWritesAgain() {
        var conversation = scenario.customerWrites("Where is my order?");
        var before = scenario.of(conversation).stands();

        scenario.customerWrites(conversation, "Hello?");

        assertThat(scenario.of(conversation).stands()).isEqualTo(before);
    }

    @Test
    void isAssignedToWhoeverRepliesFirst() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.pickUp(BEN, conversation);

        scenario.replies(ASHA, conversation, "On its way.");

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("assigned");
        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("asha");
    }

    @Test
    void isStillOpenWhenSomebodyPicksItUpAndAnybodyMayPutItBack() {
        var conversation = scenario.customerWrites("Where is my order?");

        scenario.pickUp(BEN, conversation);
        assertThat(scenario.of(conversation).stands().state()).isEqualTo("open");
        assertThat(scenario.of(conversation).stands().pickedUpBy()).isEqualTo("ben");
        scenario.release(ASHA, conversation);

        assertThat(scenario.of(conversation).stands().pickedUpBy()).isNull();
    }

    @Test
    void takesFurtherRepliesFromItsAssigneeOnly() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");

        scenario.replies(ASHA, conversation, "Anything else?");

        assertThatThrownBy(() -> scenario.replies(BEN, conversation, "Hi"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Asha Rao has it since");
    }

    @Test
    void isAssignedByASupervisor() {
        var conversation = scenario.customerWrites("Where is my order?");

        scenario.assign(MAYA, conversation, BEN);
        scenario.assign(MAYA, conversation, ASHA);

        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("asha");
    }

    @Test
    void isAssignedBySupervisorsOnlyAndToTeammatesOnly() {
        var conversation = scenario.customerWrites("Where is my order?");

        assertThatThrownBy(() -> scenario.assign(BEN, conversation, ASHA))
                .hasMessageContaining("Only managers, admins and owners may assign");
        assertThatThrownBy(() -> scenario.assign(MAYA, conversation, PAUL)).isInstanceOf(Invalid.class);

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("open");
    }

    @Test
    void keepsItsClockWhenItIsTakenOver() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        var closesAt = scenario.of(conversation).stands().closesAt();
        scenario.pass(Duration.ofHours(40));

        scenario.assign(MAYA, conversation, MAYA);

        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("maya");
        assertThat(scenario.of(conversation).stands().closesAt()).isEqualTo(closesAt);
    }

    @Test
    void isResolvedByItsAssigneeOnly() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");

        assertThatThrownBy(() -> scenario.resolve(MAYA, conversation)).hasMessageContaining("Take it over first.");
        scenario.assign(MAYA, conversation, MAYA);
        scenario.resolve(MAYA, conversation);

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
    }

    @Test
    void doesNotLetAgentsRepliesRestartTheClock() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        scenario.pass(Duration.ofHours(23));
        scenario.replies(ASHA, conversation, "Anything else?");

        scenario.pass(Duration.ofHours(25));

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
    }

    @Test
    void closesAfter48HoursOfSilence() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        scenario.pass(Duration.ofHours(47));
        scenario.customerWrites(conversation, "Thanks");

        scenario.pass(Duration.ofHours(47).plusMinutes(59));
        assertThat(scenario.of(conversation).stands().state()).isEqualTo("assigned");
        scenario.pass(Duration.ofMinutes(1));

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
        assertThat(scenario.history(conversation))
                .last()
                .satisfies(it -> assertThat(it.why().kind()).isEqualTo(Kind.TIMER));
    }

    @Test
    void reopensWhenTheCustomerWritesAgain() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        scenario.resolve(ASHA, conversation);
        assertThatThrownBy(() -> scenario.replies(ASHA, conversation, "Hi"))
                .hasMessageContaining("closed until the customer writes again");

        scenario.customerWrites(conversation, "One more thing");

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("open");
        assertThat(scenario.of(conversation).stands().assignee()).isNull();
    }

    @Test
    void isAssignedToWhoeverWritesFirstToANewCustomer() {
        scenario.pass(Duration.ZERO);
        var conversation = scenario.newCustomer();

        scenario.writesFirst(BEN, conversation, "Your order is ready.");

        var began = scenario.of(conversation).stands();
        assertThat(began.state()).isEqualTo("assigned");
        assertThat(began.assignee()).isEqualTo("ben");
        assertThat(began.closesAt()).isEqualTo(began.since().plus(Duration.ofHours(48)));
        assertThat(scenario.of(conversation).replyWindowEndsAt()).isNull();
        assertThat(scenario.history(conversation)).singleElement().satisfies(it -> {
            assertThat(it.from()).isNull();
            assertThat(it.by()).isEqualTo("ben");
            assertThat(it.why().detail()).isEqualTo("R16");
        });
    }

    @Test
    void takesNoFreeReplyBeforeTheCustomerHasWritten() {
        var conversation = scenario.newCustomer();
        scenario.writesFirst(BEN, conversation, "Your order is ready.");

        assertThatThrownBy(() -> scenario.replies(BEN, conversation, "Hello?"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The customer has not written yet");
        scenario.repliesWithTemplate(BEN, conversation, "Your order is still ready.");
        scenario.customerWrites(conversation, "Thanks");

        scenario.replies(BEN, conversation, "You are welcome.");
    }

    @Test
    void closesWhenTheCustomerNeverAnswersWhoeverWroteFirst() {
        var conversation = scenario.newCustomer();
        scenario.writesFirst(BEN, conversation, "Your order is ready.");
        scenario.pass(Duration.ofHours(47).plusMinutes(59));
        assertThat(scenario.of(conversation).stands().state()).isEqualTo("assigned");

        scenario.pass(Duration.ofMinutes(1));

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
    }

    @Test
    void isNotBegunTwice() {
        var open = scenario.customerWrites("Where is my order?");
        var assigned = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, assigned, "On its way.");

        assertThatThrownBy(() -> scenario.writesFirst(BEN, open, "Hi"))
                .hasMessage("This customer's conversation is open already: reply to it.");
        assertThatThrownBy(() -> scenario.writesFirst(BEN, assigned, "Hi"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Asha Rao has it since");
    }

    @Test
    void staysClosedHoweverSomebodyWantsToWriteFirst() {
        var conversation = scenario.customerWrites("Buy now!!!");
        scenario.resolve(BEN, conversation);
        assertThatThrownBy(() -> scenario.writesFirst(MAYA, conversation, "Hi"))
                .hasMessage("This conversation is closed until the customer writes again.");

        scenario.pass(Duration.ofDays(90));

        assertThat(scenario.of(conversation).stands().instance()).isNull();
        assertThatThrownBy(() -> scenario.writesFirst(MAYA, conversation, "Hi"))
                .hasMessage("This conversation is closed until the customer writes again.");
    }

    @Test
    void isAssignedAgainWhereTheTableLetsSupervisorsWriteFirst() {
        workshop.letSupervisorsWriteFirst();
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.resolve(BEN, conversation);

        scenario.writesFirst(MAYA, conversation, "It was found.");
        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("maya");
        scenario.resolve(MAYA, conversation);
        scenario.pass(Duration.ofDays(90));
        scenario.writesFirst(MAYA, conversation, "How did we do?");

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("assigned");
        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("maya");
    }

    @Test
    void takesATemplateWhenTheReplyWindowIsOver() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.pass(Duration.ofHours(24));
        assertThatThrownBy(() -> scenario.replies(ASHA, conversation, "Late")).hasMessageContaining("24 hours ago");

        scenario.repliesWithTemplate(ASHA, conversation, "About your order.");

        assertThat(scenario.of(conversation).stands().assignee()).isEqualTo("asha");
    }

    @Test
    void isResolvedWithoutAReply() {
        var conversation = scenario.customerWrites("Buy now!!!");

        scenario.resolve(BEN, conversation);

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
    }

    @Test
    void isOneInstanceForAsLongAsItIsNotArchived() {
        var conversation = scenario.customerWrites("Where is my order?");
        var instance = BpmnAwareTests.processInstanceQuery()
                .processInstanceBusinessKey(conversation.toString())
                .singleResult();
        scenario.replies(ASHA, conversation, "On its way.");
        scenario.customerWrites(conversation, "Thanks");
        scenario.resolve(ASHA, conversation);
        scenario.customerWrites(conversation, "One more thing");

        BpmnAwareTests.assertThat(instance)
                .hasPassedInOrder("customerWrote", "open", "assigned", "closed")
                .isWaitingAtExactly("open")
                .hasNoVariables();
    }

    @Test
    void hearsItsCustomerThroughCamundasOwnApiToo() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.customerWritesPastParley(conversation, "Hello?");
        scenario.replies(ASHA, conversation, "On its way.");
        scenario.pass(Duration.ofHours(1));
        scenario.customerWritesPastParley(conversation, "Thanks");

        var instance = BpmnAwareTests.processInstanceQuery()
                .processInstanceBusinessKey(conversation.toString())
                .singleResult();
        BpmnAwareTests.assertThat(instance)
                .hasPassedInOrder("customerWroteWhileOpen", "noted", "customerWroteWhileAssigned", "restartClock")
                .isWaitingAtExactly("assigned")
                .hasNoVariables();
        assertThat(scenario.of(conversation).stands().closesAt())
                .isEqualTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(48)));
    }

    @Test
    void letsItsTimerGoOnWhenTheCustomerHasWrittenSince() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, conversation, "On its way.");
        scenario.pass(Duration.ofHours(47));
        scenario.customerWrites(conversation, "Still waiting");
        var standing = scenario.of(conversation).stands();

        scenario.pass(Duration.ofHours(1));
        assertThat(scenario.of(conversation).stands()).isEqualTo(standing);
        scenario.pass(Duration.ofHours(47).minusSeconds(1));
        assertThat(scenario.of(conversation).stands()).isEqualTo(standing);
        scenario.pass(Duration.ofSeconds(1));

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("closed");
    }

    @Test
    void beginsAnewAfterItWasArchived() {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.resolve(BEN, conversation);
        scenario.pass(Duration.ofDays(90));
        assertThat(scenario.of(conversation).stands().instance()).isNull();

        scenario.customerWrites(conversation, "Hello again");

        assertThat(scenario.of(conversation).stands().state()).isEqualTo("open");
    }
}
