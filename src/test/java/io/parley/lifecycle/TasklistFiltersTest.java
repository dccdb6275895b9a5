package io.parley.lifecycle;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Person;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Tasklist lists. */
@ScenarioTest
class TasklistFiltersTest {

    @Autowired
    private TasklistFilters tasklist;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Scenario scenario;

    @AfterEach
    void signOut() {
        identities.clearAuthentication();
    }

    @Test
    void areThereOnceHoweverManyNodesStart() {
        var nodes = Stream.generate(() -> CompletableFuture.runAsync(tasklist::afterSingletonsInstantiated))
                .limit(4)
                .toArray(CompletableFuture[]::new);

        CompletableFuture.allOf(nodes).join();

        assertThat(filters.createTaskFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder("Open", "Mine", "Assigned", "All");
    }

    @Test
    void areThereAfterEveryStart() {
        for (var start = 1; start <= 3; start++) {
            tasklist.afterSingletonsInstantiated();

            assertThat(filters.createTaskFilterQuery().count()).isEqualTo(4);
        }
    }

    @Test
    void listOneStateEach() {
        var waiting = scenario.customerWrites("Hello?");
        var answered = scenario.customerWrites("Where is it?");
        scenario.replies(ASHA, answered, "Here.");

        assertThat(tasks("open")).contains(taskOf(waiting)).doesNotContain(taskOf(answered));
        assertThat(tasks("assigned")).contains(taskOf(answered)).doesNotContain(taskOf(waiting));
        assertThat(tasks("all")).contains(taskOf(waiting), taskOf(answered));
    }

    @Test
    void callMineWhatIHaveAndWhatIPickedUp() {
        var pickedUp = scenario.customerWrites("Hello?");
        var answered = scenario.customerWrites("Where is it?");
        var others = scenario.customerWrites("Anybody?");
        scenario.pickUp(ASHA, pickedUp);
        scenario.replies(ASHA, answered, "Here.");
        scenario.replies(BEN, others, "Yes.");

        assertThat(mine(ASHA)).contains(taskOf(pickedUp), taskOf(answered)).doesNotContain(taskOf(others));
        assertThat(mine(BEN)).contains(taskOf(others)).doesNotContain(taskOf(pickedUp), taskOf(answered));
        assertThat(filters.getFilter("mine").getId()).isEqualTo("mine");
    }

    private List<String> mine(Person person) {
        identities.setAuthentication(person.id(), List.of(person.role().id()), List.copyOf(person.bans()));
        return tasks("mine");
    }

    private List<String> tasks(String filter) {
        return filters.<Task>listPage(filter, 0, 200).stream().map(Task::getId).toList();
    }

    private String taskOf(ConversationKey key) {
        return scenario.of(key).stands().task();
    }
}
