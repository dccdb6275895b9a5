package io.parley.campaigns;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Conversations.Receipt;
import io.parley.conversation.Customer;
import io.parley.conversation.Echo;
import io.parley.conversation.Message;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Outbox;
import io.parley.conversation.PageRequest;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.conversation.Unknown;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a colleague sends by the phone … */
@ScenarioTest
class EchoesTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Statuses statuses;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Clock clock;

    @Test
    void isShownAsSentByThePhone() {
        var conversation = scenario.customerWrites("Hello?");

        conversations.receive(echo(conversation, "Hi from the shop"));

        var shown = messages(conversation).get(1);
        assertThat(shown.text()).isEqualTo("Hi from the shop");
        assertThat(shown.isByPhone()).isTrue();
        assertThat(shown.status()).isEqualTo("sent");
        assertThat(scenario.of(conversation).lastMessage().text()).isEqualTo("Hi from the shop");
    }

    @Test
    void changesNeitherStateNorClockNorWindow() {
        var conversation = scenario.customerWrites("Hello?");
        scenario.replies(ASHA, conversation, "Hi.");
        var before = scenario.of(conversation);

        conversations.receive(echo(conversation, "Hi from the shop"));

        var after = scenario.of(conversation);
        assertThat(after.standing()).isEqualTo(before.standing());
        assertThat(after.replyWindowEndsAt()).isEqualTo(before.replyWindowEndsAt());
    }

    @Test
    void isShownOnceHoweverOftenItIsTold() {
        var conversation = scenario.customerWrites("Hello?");
        var echo = echo(conversation, "Hi");

        assertThat(conversations.receive(echo)).isEqualTo(Receipt.NEW);
        assertThat(conversations.receive(echo)).isEqualTo(Receipt.DUPLICATE);
        assertThat(conversations.receive(echo(conversation, "Hi"))).isEqualTo(Receipt.NEW);

        assertThat(messages(conversation)).hasSize(3);
    }

    @Test
    void isNeverSentAgain() {
        var conversation = scenario.customerWrites("Hello?");

        conversations.receive(echo(conversation, "Hi"));

        assertThat(outbox.waiting(List.of(conversation.number()))).doesNotContain(conversation);
        assertThat(outbox.next(conversation)).isEmpty();
    }

    @Test
    void comesAsFarAsItsStatusesSay() {
        var conversation = scenario.customerWrites("Hello?");
        var echo = echo(conversation, "Hi");
        conversations.receive(echo);

        statuses.hear(new StatusReport(conversation.number(), echo.id(), null, MessageStatus.READ, null, null));

        assertThat(messages(conversation).get(1).status()).isEqualTo("read");
    }

    @Test
    void isKeptForACustomerWhoHasNotWrittenYet() {
        var customer = scenario.newCustomer();

        conversations.receive(echo(customer, "Hi"));
        assertThatThrownBy(() -> conversations.find(MAYA, customer)).isInstanceOf(Unknown.class);
        scenario.customerWrites(customer, "Hello?");

        assertThat(messages(customer)).extracting(Message::text).containsExactlyInAnyOrder("Hi", "Hello?");
        assertThat(scenario.of(customer).stands().state()).isEqualTo("open");
    }

    private Echo echo(ConversationKey conversation, String text) {
        return new Echo(
                conversation,
                Customer.of(conversation.customer()),
                "wamid." + UUID.randomUUID(),
                Content.text(text),
                clock.instant());
    }

    private List<Message> messages(ConversationKey conversation) {
        return conversations
                .messages(MAYA, conversation, new PageRequest(PageRequest.LARGEST, null))
                .items();
    }
}
