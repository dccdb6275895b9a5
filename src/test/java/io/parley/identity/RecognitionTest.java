package io.parley.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.Content;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Customer;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Recognition;
import io.parley.conversation.Transactions;
import io.parley.scenario.People;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer … */
@ScenarioTest
class RecognitionTest {

    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");
    private static final Instant NOON = Instant.now().minus(Duration.ofHours(6)).truncatedTo(ChronoUnit.SECONDS);

    private final String phone = "49151" + anyDigits(8);
    private final String userId = "DE." + anyDigits(16);

    @Autowired
    private Conversations conversations;

    @Autowired
    private Recognition recognition;

    @Autowired
    private Transactions transactions;

    @Autowired
    private RuntimeService engine;

    @Test
    void isTheSameWhenTheirNumberIsHidden() {
        var known = writes(phone, userId, 0);

        assertThat(writes(null, userId, 1).key()).isEqualTo(known.key());
    }

    @Test
    void isTheSameWhenTheirNumberShows() {
        var hidden = writes(null, userId, 0);

        var shown = writes(phone, userId, 1);

        assertThat(shown.key()).isEqualTo(hidden.key());
        assertThat(shown.customer()).isEqualTo(new Customer(phone, userId, null));
        assertThat(writes(phone, null, 2).key()).isEqualTo(hidden.key());
    }

    @Test
    void isTheSameOnceTheyTellAUserIdToo() {
        var known = writes(phone, null, 0);

        assertThat(writes(phone, userId, 1).key()).isEqualTo(known.key());
        assertThat(writes(null, userId, 2).key()).isEqualTo(known.key());
    }

    @Test
    void isSomebodyElseWithAPhoneThatWasAnothers() {
        var before = writes(phone, userId, 0);
        var other = "DE." + anyDigits(16);

        var after = writes(phone, other, 1);

        assertThat(after.key()).isNotEqualTo(before.key());
        assertThat(after.customer().phone()).isEqualTo(phone);
        assertThat(reload(before).customer()).isEqualTo(new Customer(null, userId, null));
        assertThat(writes(phone, null, 2).key()).isEqualTo(after.key());
        assertThat(writes(null, userId, 3).key()).isEqualTo(before.key());
    }

    @Test
    void keepsTheirPhoneWhenAnOlderMessageOfAnotherComesLate() {
        var mine = writes(phone, userId, 5);

        var late = writes(phone, "DE." + anyDigits(16), 1);

        assertThat(late.key()).isNotEqualTo(mine.key());
        assertThat(late.customer().phone()).isNull();
        assertThat(reload(mine).customer().phone()).isEqualTo(phone);
        assertThat(writes(phone, null, 6).key()).isEqualTo(mine.key());
    }

    @Test
    void isTheSameWithANewNumber() {
        var before = writes(phone, null, 0);
        var next = "49152" + anyDigits(8);

        changes(phone, new Customer(next, null, null), 1);

        assertThat(writes(next, null, 2).key()).isEqualTo(before.key());
        assertThat(reload(before).customer().phone()).isEqualTo(next);
    }

    @Test
    void isSomebodyElseWithANumberThatWasLeft() {
        var before = writes(phone, null, 0);
        changes(phone, new Customer("49152" + anyDigits(8), null, null), 2);

        var after = writes(phone, null, 3);
        var late = writes(phone, null, 1);

        assertThat(after.key()).isNotEqualTo(before.key());
        assertThat(after.customer().phone()).isEqualTo(phone);
        assertThat(late.key()).isEqualTo(before.key());
        assertThat(writes(phone, null, 4).key()).isEqualTo(after.key());
    }

    @Test
    void isTheSameWithANewUserId() {
        var before = writes(null, userId, 0);
        var next = "DE." + anyDigits(16);

        changes(userId, new Customer(null, next, null), 1);

        assertThat(writes(null, next, 2).key()).isEqualTo(before.key());
        assertThat(writes(null, userId, 3).key()).isNotEqualTo(before.key());
    }

    @Test
    void takesNobodysConversationWithANewNumber() {
        var theirs = writes("49152" + anyDigits(8), null, 0);
        var mine = writes(phone, null, 1);

        changes(phone, new Customer(theirs.key().customer(), null, null), 2);

        assertThat(writes(theirs.key().customer(), null, 3).key()).isEqualTo(theirs.key());
        assertThat(reload(mine).stands().state()).isEqualTo("open");
    }

    @Test
    void isTheSameInAnotherSpelling() {
        var rest = anyDigits(7);

        var known = writes("55118" + rest, null, 0);

        assertThat(writes("551198" + rest, null, 1).key()).isEqualTo(known.key());
        assertThat(reload(known).key().customer()).isEqualTo("55118" + rest);
    }

    @Test
    void isSomebodyElseInAnotherSpellingWithAnotherUserId() {
        var rest = anyDigits(7);
        var known = writes("55118" + rest, userId, 0);

        assertThat(writes("551198" + rest, "BR." + anyDigits(16), 1).key()).isNotEqualTo(known.key());
    }

    @Test
    void hasOneConversationHoweverTheyAreToldAtOnce() {
        for (var round = 0; round < 20; round++) {
            var mobile = "49151" + anyDigits(8);
            var id = "DE." + anyDigits(16);
            var tellings = Stream.of(
                    new Customer(mobile, id, null), new Customer(null, id, null), new Customer(mobile, id, null));

            var keys = IntStream.range(0, 2)
                    .boxed()
                    .flatMap(twice -> Stream.of(new Customer(mobile, id, null), new Customer(null, id, null)))
                    .map(customer -> CompletableFuture.supplyAsync(
                            () -> writes(customer, 0).key()))
                    .toList();

            assertThat(keys.stream().map(CompletableFuture::join).distinct()).hasSize(1);
            assertThat(tellings.map(customer -> writes(customer, 1).key()).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void hasNoSecondConversationThroughCamundasOwnApi() {
        var known = writes(phone, userId, 0);

        assertThatThrownBy(() -> engine.createMessageCorrelation("customerWrote")
                        .processInstanceBusinessKey(SUPPORT + ":" + userId)
                        .setVariable("messageId", "crm-" + anyDigits(9))
                        .setVariable("text", "Hello")
                        .correlate())
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(known.key().toString());
    }

    @Test
    void isFoundByWhatWhatsAppCallsThem() {
        var known = writes(phone, null, 0);

        assertThat(transactions.inOne(() -> recognition.find(SUPPORT, Customer.of(phone), Instant.now())))
                .map(Conversation::key)
                .contains(known.key());
    }

    private Conversation writes(@Nullable String phone, @Nullable String userId, int minute) {
        return writes(new Customer(phone, userId, null), minute);
    }

    private Conversation writes(Customer customer, int minute) {
        var message = message(customer, null, minute, true);
        conversations.receive(message);
        return conversations.holding(People.MAYA, SUPPORT, message.id());
    }

    private void changes(String from, Customer to, int minute) {
        conversations.receive(message(Customer.of(from), to, minute, false));
    }

    private static InboundMessage message(Customer customer, @Nullable Customer becomes, int minute, boolean counts) {
        var last = customer.ids().get(customer.ids().size() - 1);
        return new InboundMessage(
                new ConversationKey(SUPPORT, last),
                customer,
                becomes,
                "wamid." + anyDigits(18),
                null,
                Content.text("…"),
                NOON.plus(Duration.ofMinutes(minute)),
                null,
                counts);
    }

    private Conversation reload(Conversation conversation) {
        return conversations.find(People.MAYA, conversation.key());
    }

    private static String anyDigits(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 0, 10)
                .mapToObj(Integer::toString)
                .reduce("", String::concat);
    }
}
