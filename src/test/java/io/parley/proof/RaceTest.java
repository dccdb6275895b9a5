package io.parley.proof;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Message;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.Records;
import io.parley.conversation.Transition;
import io.parley.lifecycle.Agreement;
import io.parley.proof.StartingGun.Finish;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A conversation that several people reach for at the same moment … */
@ScenarioTest
@Import({Agreement.class, Counter.class, RawEngine.class})
@TestPropertySource(
        properties = {
            "camunda.bpm.authorization.enabled=false",
            "camunda.bpm.history-level=none",
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=100",
            "camunda.bpm.job-execution.max-wait=200"
        })
class RaceTest {

    private static final int ROUNDS = Integer.getInteger("parley.race.rounds", 60);
    private static final int STORM = 200;

    enum Through {
        COUNTER,
        RAW_ENGINE
    }

    @Autowired
    Scenario scenario;

    @Autowired
    Records records;

    @Autowired
    Agreement agreement;

    @Autowired
    ManagementService jobs;

    @Autowired
    JobExecutor jobExecutor;

    @Autowired
    Counter counter;

    @Autowired
    RawEngine rawEngine;

    private final StartingGun gun = new StartingGun();

    @BeforeEach
    void stillTime() {
        jobExecutor.shutdown();
        ClockUtil.setCurrentTime(new Date());
    }

    @AfterEach
    void realTime() throws InterruptedException {
        ClockUtil.reset();
        gun.close();
    }

    @ParameterizedTest
    @EnumSource
    void beginsOnceWithTwoFirstMessages(Through through) {
        rounds(round -> {
            var customer = scenario.newCustomer();
            var hello = scenario.message(customer, "Hello");
            var anybody = scenario.message(customer, "Anybody there?");

            gun.fire(
                            () -> door(through).customerWrites(hello),
                            () -> door(through).customerWrites(anybody))
                    .forEach(Finish::mustHaveWon);

            assertThat(texts(customer)).containsExactlyInAnyOrder("Hello", "Anybody there?");
            assertThat(scenario.history(customer)).hasSize(1);
            holds(customer, "open");
        });
    }

    @Test
    void goesToExactlyOneOfTwoWhoWriteFirst() {
        rounds(round -> {
            var customer = scenario.newCustomer();

            var finishes = gun.fire(
                    () -> scenario.writesFirst(ASHA, customer, "asha"),
                    () -> scenario.writesFirst(BEN, customer, "ben"));

            var winner = finishes.get(0).won() ? ASHA : BEN;
            toldWhoWon(finishes.get(finishes.get(0).won() ? 1 : 0), winner, Through.COUNTER);
            assertThat(scenario.of(customer).stands().assignee()).isEqualTo(winner.id());
            assertThat(texts(customer)).containsExactly(winner.id());
            assertThat(scenario.history(customer)).hasSize(1);
            holds(customer, "assigned");
        });
    }

    @ParameterizedTest
    @EnumSource
    void isOneWhenSomebodyWritesFirstWhileTheCustomerWrites(Through through) {
        rounds(round -> {
            var customer = scenario.newCustomer();
            var hello = scenario.message(customer, "Hello");

            var finishes = gun.fire(
                    () -> scenario.writesFirst(ASHA, customer, "asha"),
                    () -> scenario.writesFirst(BEN, customer, "ben"),
                    () -> door(through).customerWrites(hello));

            finishes.get(2).mustHaveWon();
            assertThat(finishes.subList(0, 2)).filteredOn(Finish::won).hasSizeLessThanOrEqualTo(1);
            finishes.subList(0, 2).forEach(Finish::wonOrWasRefused);
            var someoneWon = finishes.get(0).won() || finishes.get(1).won();
            assertThat(texts(customer)).contains("Hello").hasSize(someoneWon ? 2 : 1);
            holds(customer, someoneWon ? "assigned" : "open");
        });
    }

    @ParameterizedTest
    @EnumSource
    void takesAMessageThatIsDeliveredFourTimesAtOnceOnce(Through through) {
        rounds(round -> {
            var customer = round % 2 == 0 ? scenario.newCustomer() : assignedTo(ASHA);
            var message = scenario.message(customer, "Once");
            var taken = new AtomicInteger();
            Runnable delivery = () -> {
                if (door(through).customerWrites(message)) taken.incrementAndGet();
            };

            var finishes = gun.fire(delivery, delivery, delivery, delivery);

            assertThat(finishes).allMatch(finish -> finish.won() || finish.wasDuplicate());
            assertThat(taken).hasValue(1);
            assertThat(texts(customer)).containsOnlyOnce("Once");
            holds(customer, "open", "assigned");
        });
    }

    @ParameterizedTest
    @EnumSource
    void goesToExactlyOneOfTwoWhoReply(Through through) {
        rounds(round -> {
            var seen = scenario.of(scenario.customerWrites("Where is my order?"));

            var finishes = gun.fire(
                    () -> door(through).replies(ASHA, seen, "asha"),
                    () -> door(through).replies(BEN, seen, "ben"));

            var winner = finishes.get(0).won() ? ASHA : BEN;
            var loser = finishes.get(finishes.get(0).won() ? 1 : 0);
            assertThat(scenario.of(seen.key()).stands().assignee()).isEqualTo(winner.id());
            toldWhoWon(loser, winner, through);
            assertThat(texts(seen.key())).containsExactly("Where is my order?", winner.id());
            holds(seen.key(), "assigned");
        });
    }

    @ParameterizedTest
    @EnumSource
    void closesOrStaysWhenTheTimerFiresWhileTheCustomerWrites(Through through) {
        rounds(round -> {
            var conversation = assignedTo(ASHA);
            var timer = jobs.createJobQuery()
                    .processInstanceId(scenario.of(conversation).stands().instance())
                    .singleResult();
            ClockUtil.setCurrentTime(timer.getDuedate());
            var message = scenario.message(conversation, "Still there?");

            var finishes = gun.fire(
                    () -> jobs.executeJob(timer.getId()), () -> door(through).customerWrites(message));

            finishes.get(1).mustHaveWon();
            finishes.get(0).wonOrWasRefused();
            assertThat(texts(conversation)).containsOnlyOnce("Still there?");
            holds(conversation, wasClosed(conversation) ? "open" : "assigned");
        });
    }

    private boolean wasClosed(ConversationKey key) {
        return allHistory(key).stream().anyMatch(transition -> transition.to().equals("closed"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsTimerAliveWhenTheJobExecutorRacesWithItsCustomer(Through through) {
        var conversations =
                IntStream.range(0, ROUNDS).mapToObj(it -> assignedTo(ASHA)).toList();
        ClockUtil.setCurrentTime(Date.from(now().plus(Duration.ofHours(48))));

        jobExecutor.start();
        gun.fire(
                        () -> conversations.stream()
                                .filter(it -> it.hashCode() % 2 == 0)
                                .forEach(it -> door(through).customerWrites(scenario.message(it, "Still there?"))),
                        () -> conversations.stream()
                                .filter(it -> it.hashCode() % 2 != 0)
                                .forEach(it -> door(through).customerWrites(scenario.message(it, "Still there?"))))
                .forEach(Finish::mustHaveWon);

        Awaitility.await().until(() -> jobs.createJobQuery().executable().count() == 0);
        jobExecutor.shutdown();
        conversations.forEach(it -> {
            assertThat(texts(it)).containsOnlyOnce("Still there?");
            holds(it, "open", "assigned");
        });
        assertThat(jobs.createJobQuery().withException().noRetriesLeft().count())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isNeverLeftClosedWithAnUnreadMessageAfterIt(Through through) {
        rounds(round -> {
            var conversation = assignedTo(ASHA);
            var seen = scenario.of(conversation);
            var message = scenario.message(conversation, "One more thing");

            gun.fire(
                            () -> door(through).resolves(ASHA, seen),
                            () -> door(through).customerWrites(message))
                    .forEach(Finish::mustHaveWon);

            assertThat(texts(conversation)).containsOnlyOnce("One more thing");
            holds(conversation, "open", "closed");
        });
    }

    @ParameterizedTest
    @EnumSource
    void isResolvedOrTakenOverButNotBoth(Through through) {
        rounds(round -> {
            var seen = scenario.of(assignedTo(ASHA));

            var finishes = gun.fire(
                    () -> door(through).resolves(ASHA, seen),
                    () -> door(through).takesOver(MAYA, seen));

            assertThat(finishes).filteredOn(Finish::won).hasSize(1);
            if (finishes.get(0).won()) cleanlyLate(finishes.get(1), through);
            else assertThat(finishes.get(0).refusal()).hasMessageContaining("Maya Lindqvist has it since");
            holds(seen.key(), finishes.get(0).won() ? "closed" : "assigned");
        });
    }

    @Test
    void takesNoReplyFromWhomeverItWasTakenOverFrom() {
        rounds(round -> {
            var seen = scenario.of(assignedTo(ASHA));

            var finishes = gun.fire(() -> counter.replies(ASHA, seen, "Late?"), () -> counter.takesOver(MAYA, seen));

            finishes.get(1).mustHaveWon();
            if (!finishes.get(0).won())
                assertThat(finishes.get(0).refusal()).hasMessageContaining("Maya Lindqvist has it since");
            assertThat(texts(seen.key()).contains("Late?"))
                    .isEqualTo(finishes.get(0).won());
            holds(seen.key(), "assigned");
        });
    }

    @ParameterizedTest
    @EnumSource
    void goesToWhoeverRepliesAlthoughSomebodyPicksItUp(Through through) {
        rounds(round -> {
            var seen = scenario.of(scenario.customerWrites("Where is my order?"));

            var finishes = gun.fire(
                    () -> door(through).replies(ASHA, seen, "Here"),
                    () -> door(through).picksUp(BEN, seen));

            finishes.get(0).mustHaveWon();
            if (!finishes.get(1).won()) toldWhoWon(finishes.get(1), ASHA, through);
            assertThat(scenario.of(seen.key()).stands().assignee()).isEqualTo("asha");
            holds(seen.key(), "assigned");
        });
    }

    @ParameterizedTest
    @EnumSource
    void survivesAStorm(Through through) {
        var conversation = scenario.customerWrites("first");
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        Runnable agitator = () -> {
            for (var act = 0; act < STORM; act++) agitate(door(through), conversation, accepted, through);
        };

        gun.fire(agitator, agitator, agitator, agitator).forEach(Finish::mustHaveWon);

        assertThat(texts(conversation)).containsExactlyInAnyOrderElementsOf(with("first", accepted));
        holds(conversation, "open", "assigned", "closed");
    }

    /** One random act; the only failure it may end with is a refusal. */
    private void agitate(Door door, ConversationKey key, Set<String> accepted, Through through) {
        var text = UUID.randomUUID().toString();
        var person = List.of(ASHA, BEN, MAYA).get(ThreadLocalRandom.current().nextInt(3));
        var seen = scenario.of(key);
        try {
            switch (ThreadLocalRandom.current().nextInt(6)) {
                case 0, 1 -> {
                    door.customerWrites(scenario.message(key, text));
                    accepted.add(text);
                }
                case 2 -> {
                    if (through == Through.RAW_ENGINE && !seen.stands().state().equals("open")) return;
                    door.replies(person, seen, text);
                    accepted.add(text);
                }
                case 3 -> door.picksUp(person, seen);
                case 4 -> {
                    if (through == Through.RAW_ENGINE && seen.stands().state().equals("open")) return;
                    door.resolves(person, seen);
                }
                default -> door.takesOver(person, seen);
            }
        } catch (RuntimeException failure) {
            cleanlyLate(new Finish(failure), through);
        }
    }

    private void rounds(IntConsumer race) {
        IntStream.range(0, ROUNDS).forEach(race);
    }

    private Door door(Through through) {
        return through == Through.COUNTER ? counter : rawEngine;
    }

    private ConversationKey assignedTo(Person person) {
        var conversation = scenario.customerWrites("Where is my order?");
        scenario.replies(person, conversation, "On its way.");
        return conversation;
    }

    private static void toldWhoWon(Finish loser, Person winner, Through through) {
        if (through == Through.RAW_ENGINE && saysTheTaskIsGone(loser)) return;
        assertThat(loser.refusal()).hasMessageContaining(winner.name() + " has it since");
        assertThat(loser.refusal().assignee()).isEqualTo(winner.id());
    }

    private static void cleanlyLate(Finish loser, Through through) {
        if (through == Through.RAW_ENGINE && saysTheTaskIsGone(loser)) return;
        loser.refusal();
    }

    /** A raw caller's task id says nothing any more once the winner has committed. */
    private static boolean saysTheTaskIsGone(Finish loser) {
        return loser.failure() != null
                && String.valueOf(loser.failure().getMessage()).contains("Cannot find task");
    }

    /** In one of the states, with an unbroken history, and the engine agrees. */
    private void holds(ConversationKey key, String... states) {
        assertThat(scenario.of(key).stands().state()).isIn((Object[]) states);
        agreement.holdsFor(key);
        String before = null;
        for (var transition : allHistory(key)) {
            assertThat(transition.from()).isEqualTo(before);
            before = transition.to();
        }
        assertThat(before).isEqualTo(scenario.of(key).stands().state());
    }

    private List<Transition> allHistory(ConversationKey key) {
        return pages(cursor -> records.history(key, new PageRequest(PageRequest.LARGEST, cursor)));
    }

    private List<String> texts(ConversationKey key) {
        return pages(cursor -> records.messages(key, new PageRequest(PageRequest.LARGEST, cursor))).stream()
                .map(Message::text)
                .toList();
    }

    private static <T> List<T> pages(Function<String, Page<T>> page) {
        var all = new ArrayList<T>();
        String cursor = null;
        do {
            var next = page.apply(cursor);
            all.addAll(next.items());
            cursor = next.nextCursor();
        } while (cursor != null);
        return all;
    }

    private static List<String> with(String one, Set<String> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
