package io.parley.platform;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.StartupTurns;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A few conversations, so that the first look at Parley is not at an empty page. */
@Component
@Profile("!production")
@ConditionalOnProperty(
        prefix = "parley.demo",
        name = {"people", "conversations"},
        havingValue = "true",
        matchIfMissing = true)
class DemoConversations {

    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");
    private static final PhoneNumberId ORDERS = new PhoneNumberId("100000000000002");

    private final Conversations conversations;
    private final Directory directory;
    private final StartupTurns turns;
    private final Clock clock;

    DemoConversations(Conversations conversations, Directory directory, StartupTurns turns, Clock clock) {
        this.conversations = conversations;
        this.directory = directory;
        this.turns = turns;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (isDemo() && !isUsed()) turns.aloneInSteps(this::beginOnce);
    }

    private void beginOnce() {
        if (isUsed()) return;
        says(SUPPORT, "15550100001", "Mina Park", 55, "Hi, my parcel was due on Monday. Where is it?");
        says(SUPPORT, "15550100001", "Mina Park", 52, "The number is P-20417");
        says(ORDERS, "15550100002", "Jonas Weber", 38, "Do you deliver to Austria?");
        says(SUPPORT, "15550100003", "Lucía Romero", 21, "The lamp arrived broken 😕");
        answers("asha", SUPPORT, "15550100003", "I am sorry! Could you send me a picture?");
        says(SUPPORT, "15550100003", "Lucía Romero", 12, "One moment, please");
        says(ORDERS, "15550100004", "Tom Baker", 9, "Can I change my address?");
        answers("ben", ORDERS, "15550100004", "Done: it goes to your new address.");
        conversations.resolve(person("ben"), new ConversationKey(ORDERS, "15550100004"));
    }

    /** Whether the people and numbers are here that these conversations are between. */
    private boolean isDemo() {
        return Stream.of(SUPPORT, ORDERS)
                        .allMatch(number -> directory.number(number).isPresent())
                && Stream.of("asha", "ben")
                        .allMatch(person -> directory.person(person).isPresent());
    }

    private boolean isUsed() {
        var all = new ConversationQuery(
                Set.of(directory.number(SUPPORT).orElseThrow().ban()),
                null,
                null,
                null,
                null,
                false,
                new PageRequest(1, null));
        return !conversations.list(all).items().isEmpty();
    }

    private void says(PhoneNumberId number, String customer, String name, int minutesAgo, String text) {
        var sentAt = clock.instant().minus(Duration.ofMinutes(minutesAgo));
        var id = "demo-" + customer + "-" + minutesAgo;
        var key = new ConversationKey(number, customer);
        conversations.receive(InboundMessage.text(key, id, name, text, sentAt, null));
    }

    private void answers(String person, PhoneNumberId number, String customer, String text) {
        var id = "demo-reply-" + customer;
        conversations.reply(person(person), new ConversationKey(number, customer), new Reply(id, text));
    }

    private Person person(String id) {
        return directory.person(id).orElseThrow();
    }
}
