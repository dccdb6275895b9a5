package io.parley.proof;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static io.parley.scenario.People.PAUL;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Person;
import io.parley.conversation.Records;
import io.parley.lifecycle.Agreement;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/** A conversation, whatever is done to it in whatever order, … */
@ScenarioTest
@Import(Agreement.class)
class ModelTest {

    private static final int CONVERSATIONS = 2;
    private static final int LONGEST_LIFE = 40;

    @Autowired
    Conversations conversations;

    @Autowired
    Records records;

    @Autowired
    Scenario scenario;

    @Autowired
    Agreement agreement;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    /** Two conversations to which the same happens, the customer's messages going the short way in one of them. */
    record Twins(Life shortWay, Life longWay) {

        void both(Consumer<Life> act) {
            act.accept(shortWay);
            act.accept(longWay);
        }

        void areAlike() {
            both(Life::isAsTheModelSays);
            assertThat(longWay.looks()).isEqualTo(shortWay.looks());
        }
    }

    /** Several conversations that share the clock, the people and the engine. */
    record World(Scenario scenario, List<Twins> lives) {

        void pass(Duration time) {
            scenario.pass(time);
            lives.forEach(twins -> twins.both(Life::timePassed));
        }

        void isAsTheModelSays() {
            lives.forEach(Twins::areAlike);
        }
    }

    @BeforeProperty
    void start() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
        ClockUtil.setCurrentTime(new Date());
    }

    @AfterProperty
    void realTime() {
        ClockUtil.reset();
    }

    @Property
    void keepsTheRules(@ForAll("lives") ActionChain<World> life) {
        life.withInvariant("as the model says", World::isAsTheModelSays).run();
    }

    @Provide
    Arbitrary<ActionChain<World>> lives() {
        return ActionChain.startWith(this::world)
                .withAction(6, onOne("customer writes", life -> life.customerWrites(Duration.ZERO, true)))
                .withAction(2, late())
                .withAction(1, onOne("writes in the future", life -> life.customerWrites(Duration.ofHours(-3), true)))
                .withAction(1, onOne("reacts", life -> life.customerWrites(Duration.ZERO, false)))
                .withAction(2, onOne("same message again", Life::sameMessageAgain))
                .withAction(5, byOne("replies", Life::replies))
                .withAction(2, byOne("replies with a template", Life::repliesWithTemplate))
                .withAction(2, byOne("writes first", Life::writesFirst))
                .withAction(1, onOne("same reply again", Life::sameReplyAgain))
                .withAction(2, byOne("picks up", Life::picksUp))
                .withAction(1, byOne("releases", Life::releases))
                .withAction(2, byOne("assigns to Ben", (life, person) -> life.assigns(person, BEN)))
                .withAction(2, byOne("takes over", (life, person) -> life.assigns(person, MAYA)))
                .withAction(3, byOne("resolves", Life::resolves))
                .withAction(3, hoursPass())
                .withMaxTransformations(LONGEST_LIFE);
    }

    private World world() {
        var lives = IntStream.range(0, CONVERSATIONS)
                .mapToObj(it -> new Twins(life(key -> {}), life(this::forgetTheDiagram)))
                .toList();
        return new World(scenario, lives);
    }

    private Life life(Consumer<ConversationKey> beforeMessage) {
        return new Life(conversations, records, scenario, agreement, clock, beforeMessage);
    }

    /** A message goes the short way only where it is known on which diagram the conversation runs. */
    private void forgetTheDiagram(ConversationKey key) {
        jdbc.sql("update conversation set diagram_id = null where conversation_key = :key")
                .param("key", key.toString())
                .update();
    }

    private static Action.Independent<World> late() {
        return () -> Combinators.combine(which(), Arbitraries.integers().between(1, 72))
                .as((it, hours) -> step(
                        "customer " + it + " wrote " + hours + " h ago",
                        world -> world.lives()
                                .get(it)
                                .both(life -> life.customerWrites(Duration.ofHours(hours), true))));
    }

    private static Action.Independent<World> hoursPass() {
        return () -> Arbitraries.of(Stream.of(1, 24, 47, 48, 49, 90 * 24)
                        .map(Duration::ofHours)
                        .toList())
                .map(time -> step(time + " pass", world -> world.pass(time)));
    }

    private static Action.Independent<World> onOne(String what, Consumer<Life> act) {
        return () -> which().map(it ->
                step(what + ": " + it, world -> world.lives().get(it).both(act)));
    }

    private static Action.Independent<World> byOne(String what, BiConsumer<Life, Person> act) {
        return () -> Combinators.combine(which(), Arbitraries.of(ASHA, BEN, MAYA, PAUL))
                .as((it, person) -> step(
                        person.id() + " " + what + ": " + it,
                        world -> world.lives().get(it).both(life -> act.accept(life, person))));
    }

    private static Arbitrary<Integer> which() {
        return Arbitraries.integers().between(0, CONVERSATIONS - 1);
    }

    private static Transformer<World> step(String what, Consumer<World> act) {
        return Transformer.mutate(what, act);
    }
}
