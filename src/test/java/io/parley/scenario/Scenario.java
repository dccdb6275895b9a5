package io.parley.scenario;

import io.parley.conversation.Content;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.Transition;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;

/** The words in which scenarios are told. */
@TestComponent
public class Scenario {

    public static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");

    private final Conversations conversations;
    private final ManagementService engine;
    private final RuntimeService runtime;
    private final Clock clock;

    Scenario(Conversations conversations, ManagementService engine, RuntimeService runtime, Clock clock) {
        this.conversations = conversations;
        this.runtime = runtime;
        this.engine = engine;
        this.clock = clock;
    }

    /** A customer nobody has heard of yet. */
    public ConversationKey newCustomer() {
        var digits = Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L);
        return new ConversationKey(SUPPORT, "49" + digits);
    }

    public ConversationKey customerWrites(String text) {
        return customerWrites(newCustomer(), text);
    }

    public ConversationKey customerWrites(ConversationKey key, String text) {
        conversations.receive(message(key, text));
        return key;
    }

    /** A reaction: recorded, and no message of the customer's own. */
    public void customerReacts(ConversationKey key) {
        var id = "wamid." + UUID.randomUUID();
        conversations.receive(
                new InboundMessage(key, id, "Mina Park", Content.text("\uD83D\uDC4D"), clock.instant(), null, false));
    }

    /** A customer's message that a connector brings through Camunda's own API. */
    public void customerWritesPastParley(ConversationKey key, String text) {
        runtime.createMessageCorrelation("customerWrote")
                .processInstanceBusinessKey(key.toString())
                .setVariables(Map.of("messageId", "wamid." + UUID.randomUUID(), "text", text))
                .correlate();
    }

    public InboundMessage message(ConversationKey key, String text) {
        var id = "wamid." + UUID.randomUUID();
        return new InboundMessage(key, id, "Mina Park", Content.text(text), clock.instant(), null, true);
    }

    public void replies(Person person, ConversationKey key, String text) {
        conversations.reply(person, key, new Reply(UUID.randomUUID().toString(), text));
    }

    /** Somebody writes to a customer first, with a template. */
    public void writesFirst(Person person, ConversationKey key, String text) {
        conversations.start(person, key, new Reply(UUID.randomUUID().toString(), template(text)));
    }

    /** Replies with a template, which WhatsApp takes at any time. */
    public void repliesWithTemplate(Person person, ConversationKey key, String text) {
        conversations.reply(person, key, new Reply(UUID.randomUUID().toString(), template(text)));
    }

    private static Content template(String text) {
        var sent = "{\"name\":\"hello\",\"language\":{\"code\":\"en\"}}";
        return new Content(Content.TEMPLATE, text, sent, null);
    }

    public void pickUp(Person person, ConversationKey key) {
        conversations.pickUp(person, key);
    }

    public void release(Person person, ConversationKey key) {
        conversations.release(person, key);
    }

    public void assign(Person person, ConversationKey key, Person to) {
        conversations.assign(person, key, to.id());
    }

    public void resolve(Person person, ConversationKey key) {
        conversations.resolve(person, key);
    }

    /** Lets time pass on the engine's clock, and runs what is due by then, as the job executor would. */
    public void pass(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
        engine.createJobQuery().executable().list().forEach(job -> engine.executeJob(job.getId()));
    }

    public Conversation of(ConversationKey key) {
        return conversations.find(People.MAYA, key);
    }

    public List<Transition> history(ConversationKey key) {
        return conversations
                .history(People.MAYA, key, new PageRequest(PageRequest.LARGEST, null))
                .items();
    }
}
