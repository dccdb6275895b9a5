package io.parley.campaigns;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.CONNECTOR;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.CampaignDesk;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Role;
import io.parley.conversation.Unknown;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A campaign … */
@ScenarioTest
class CampaignsTest {

    private final String wamid = "wamid." + UUID.randomUUID();

    @Autowired
    private Scenario scenario;

    @Autowired
    private CampaignDesk desk;

    @Autowired
    private Conversations conversations;

    @Test
    void isNamedOnWhatAnswersIt() {
        var customer = scenario.newCustomer();
        assertThat(notes(customer)).isTrue();

        answers(customer);

        assertThat(campaigns(customer)).containsExactly("Autumn sale");
    }

    @Test
    void isNamedOnAnswersThatWereQuicker() {
        var customer = scenario.newCustomer();
        answers(customer);

        notes(customer);

        assertThat(campaigns(customer)).containsExactly("Autumn sale");
    }

    @Test
    void isNamedInTheEndWhenBothComeAtOnce() {
        for (var round = 0; round < 30; round++) {
            var customer = scenario.newCustomer();
            var id = "wamid." + UUID.randomUUID();

            var noted = CompletableFuture.runAsync(() -> notes(customer, id));
            var answered = CompletableFuture.runAsync(() -> answers(customer, id));
            CompletableFuture.allOf(noted, answered).join();

            assertThat(campaigns(customer)).containsExactly("Autumn sale");
        }
    }

    @Test
    void isNotedOnce() {
        var customer = scenario.newCustomer();

        assertThat(notes(customer)).isTrue();
        assertThat(notes(customer)).isFalse();
    }

    @Test
    void showsNothingAndChangesNothing() {
        var assigned = scenario.customerWrites("Hello?");
        scenario.replies(ASHA, assigned, "Hi.");
        var before = scenario.of(assigned);
        var stranger = scenario.newCustomer();

        notes(assigned);
        notes(stranger);

        assertThat(scenario.of(assigned)).isEqualTo(before);
        assertThatThrownBy(() -> conversations.find(MAYA, stranger)).isInstanceOf(Unknown.class);
    }

    @Test
    void reopensLikeAnyOtherMessage() {
        var customer = scenario.customerWrites("Hello?");
        scenario.resolve(ASHA, customer);
        notes(customer);

        answers(customer);

        assertThat(scenario.of(customer).stands().state()).isEqualTo("open");
    }

    @Test
    void belongsToTheNumbersAccount() {
        var stranger = new Person("eve", "Eve", Role.CONNECTOR, Set.of("another"));

        assertThatThrownBy(() -> desk.note(stranger, message(scenario.newCustomer(), wamid)))
                .isInstanceOf(Unknown.class);
    }

    private boolean notes(ConversationKey customer) {
        return notes(customer, wamid);
    }

    private boolean notes(ConversationKey customer, String id) {
        return desk.note(CONNECTOR, message(customer, id));
    }

    private static CampaignMessage message(ConversationKey customer, String id) {
        return new CampaignMessage(
                new PhoneNumberId(customer.number().value()), id, customer.customer(), "Autumn sale", Instant.now());
    }

    private void answers(ConversationKey customer) {
        answers(customer, wamid);
    }

    private void answers(ConversationKey customer, String id) {
        conversations.receive(scenario.message(customer, "Tell me more").quoting(id));
    }

    private List<String> campaigns(ConversationKey customer) {
        return conversations.messages(MAYA, customer, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .map(Message::campaign)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
