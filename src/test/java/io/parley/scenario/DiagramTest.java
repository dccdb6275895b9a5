package io.parley.scenario;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.parley.conversation.AuditDesk;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Drawing;
import io.parley.conversation.Drawing.Edge;
import io.parley.conversation.Drawing.Shape;
import io.parley.conversation.Drawing.Way;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.Role;
import io.parley.conversation.Transition;
import io.parley.conversation.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A conversation's diagram … */
@ScenarioTest
@Import(Workshop.class)
@TestPropertySource(properties = "spring.application.name=parley-diagram")
@DirtiesContext
class DiagramTest {

    @Autowired
    Scenario scenario;

    @Autowired
    Workshop workshop;

    @Autowired
    AuditDesk audit;

    @AfterEach
    void clearAway() {
        workshop.clearAway();
        ClockUtil.reset();
    }

    @Test
    void showsWhereItStandsAndHowItCameThere() {
        var key = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, key, "On its way.");
        scenario.resolve(ASHA, key);
        scenario.customerWrites(key, "It is not.");
        scenario.assign(MAYA, key, BEN);

        var drawing = drawing(key);

        assertThat(current(drawing)).containsExactlyInAnyOrder("assigned", "customerSilentFor48Hours");
        assertThat(drawing.shapes().stream().filter(it -> it.times() > 0))
                .extracting(Shape::id, Shape::times)
                .containsExactlyInAnyOrder(
                        tuple("customerWrote", 1),
                        tuple("open", 2),
                        tuple("conversationAssigned", 1),
                        tuple("assigned", 2),
                        tuple("closed", 1));
        assertThat(drawing.edges().stream().filter(it -> it.times() > 0))
                .extracting(Edge::id)
                .containsExactlyInAnyOrder("toOpen", "replied", "resolved", "reopened", "assignedByHand");
    }

    @Test
    void tellsThePathInItsOwnWords() {
        var key = scenario.customerWrites("Hello");
        scenario.pickUp(ASHA, key);
        scenario.replies(ASHA, key, "Hello");
        scenario.pass(Duration.ofHours(48));

        assertThat(drawing(key).ways())
                .extracting(Way::from, Way::to, Way::through, Way::times)
                .containsExactly(
                        tuple("Assigned", "Closed", "Customer silent for 48 hours", 1),
                        tuple("Open", "Assigned", "Replied", 1),
                        tuple(null, "Open", "Customer wrote", 1));
    }

    @Test
    void knowsWhenItsTimerFires() {
        var key = scenario.customerWrites("Hello");
        scenario.replies(ASHA, key, "Hello");

        var timer = drawing(key).shapes().stream()
                .filter(it -> it.id().equals("customerSilentFor48Hours"))
                .findFirst()
                .orElseThrow();

        assertThat(timer.dueAt()).isEqualTo(scenario.of(key).stands().closesAt());
    }

    @Test
    void isTheOneThatItRunsOn() {
        var before = scenario.customerWrites("Hello");
        var version = drawing(before).version();
        var diagram = workshop.copyOfTheDiagram();
        UserTask open = diagram.getModelElementById("open");
        open.setName("Waiting room");
        workshop.deploy(diagram);
        var after = scenario.customerWrites("Hello");

        assertThat(label(drawing(before), "open")).isEqualTo("Open");
        assertThat(label(drawing(after), "open")).isEqualTo("Waiting room");
        assertThat(drawing(before).version()).isEqualTo(version);
        assertThat(drawing(after).version()).isEqualTo(version + 1);
    }

    @Test
    void isTheNewestWhereItIsArchived() {
        var key = scenario.customerWrites("Hello");
        scenario.resolve(ASHA, key);
        scenario.pass(Duration.ofDays(90));
        workshop.deploy(workshop.copyOfTheDiagram());

        var drawing = drawing(key);

        assertThat(current(drawing)).containsExactly("closed");
        assertThat(drawing.version())
                .isEqualTo(drawing(scenario.customerWrites("Hi")).version());
    }

    @Test
    void isNotForPeopleOfAnotherAccount() {
        var key = scenario.customerWrites("Hello");
        var stranger = new Person("zoe", "Zoe", Role.OWNER, Set.of("globex"));

        assertThatThrownBy(() -> audit.drawing(stranger, key)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> audit.history(stranger, key, new PageRequest(1, null)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void comesWithAHistoryThatIsReadFromItsEndPageByPage() {
        var key = scenario.customerWrites("Hello");
        scenario.pickUp(ASHA, key);
        scenario.release(BEN, key);
        scenario.replies(BEN, key, "Hello");

        var newestFirst = allOf(key);

        assertThat(newestFirst).extracting(Transition::to).containsExactly("assigned", "open", "open", "open");
        assertThat(newestFirst).extracting(Transition::pickedUpBy).containsExactly(null, null, "asha", null);
        assertThat(newestFirst).extracting(Transition::by).containsExactly("ben", "ben", "asha", null);
    }

    private List<Transition> allOf(ConversationKey key) {
        var all = new ArrayList<Transition>();
        String cursor = null;
        do {
            var page = audit.history(MAYA, key, new PageRequest(3, cursor));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private Drawing drawing(ConversationKey key) {
        return audit.drawing(MAYA, key);
    }

    private static List<String> current(Drawing drawing) {
        return drawing.shapes().stream().filter(Shape::isCurrent).map(Shape::id).toList();
    }

    private static String label(Drawing drawing, String id) {
        return drawing.shapes().stream()
                .filter(it -> it.id().equals(id))
                .map(it -> it.label().get(0).text())
                .findFirst()
                .orElseThrow();
    }
}
