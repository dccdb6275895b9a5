package io.parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Conversations.Receipt;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.Records;
import io.parley.conversation.Refusal;
import io.parley.conversation.Reply;
import io.parley.conversation.Transition;
import io.parley.lifecycle.Agreement;
import io.parley.scenario.Scenario;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One customer's conversation on the real engine beside what the reference model says of it. */
final class Life {

    private final Conversations conversations;
    private final Records records;
    private final Scenario scenario;
    private final Agreement agreement;
    private final Clock clock;
    private final Consumer<ConversationKey> beforeMessage;

    private final ConversationKey key;
    private final ReferenceModel model = new ReferenceModel();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable InboundMessage lastMessage;
    private @Nullable Reply lastReply;
    private @Nullable Person lastToReply;

    private record Line(String id, Instant at) {}

    Life(
            Conversations conversations,
            Records records,
            Scenario scenario,
            Agreement agreement,
            Clock clock,
            Consumer<ConversationKey> beforeMessage) {
        this.beforeMessage = beforeMessage;
        this.conversations = conversations;
        this.records = records;
        this.scenario = scenario;
        this.agreement = agreement;
        this.clock = clock;
        this.key = scenario.newCustomer();
    }

    /** A message that was sent so long ago; in the sender's future, if the duration is negative. */
    void customerWrites(Duration ago, boolean counts) {
        var message = message(clock.instant().minus(ago), counts);
        beforeMessage.accept(key);
        assertThat(conversations.receive(message)).isEqualTo(Receipt.NEW);
        if (counts) model.customerWrites(message.sentAt(), clock.instant());
        lines.add(new Line(message.id(), ago.isNegative() ? clock.instant() : message.sentAt()));
        lastMessage = message;
    }

    private InboundMessage message(Instant sentAt, boolean counts) {
        var id = "wamid." + UUID.randomUUID();
        return new InboundMessage(
                key, id, "Mina", new Content(counts ? "text" : "reaction", "…", null, null), sentAt, null, counts);
    }

    void sameMessageAgain() {
        if (lastMessage == null) return;
        beforeMessage.accept(key);
        assertThat(conversations.receive(lastMessage.sentAt(clock.instant()))).isEqualTo(Receipt.DUPLICATE);
    }

    void replies(Person person) {
        if (model.isIn("none")) return;
        var reply = new Reply(UUID.randomUUID().toString(), "…");
        if (expect(model.replies(person, clock.instant()), () -> conversations.reply(person, key, reply))) {
            lines.add(new Line(reply.id(), clock.instant()));
            lastReply = reply;
            lastToReply = person;
        }
    }

    void repliesWithTemplate(Person person) {
        if (model.isIn("none")) return;
        var reply = template();
        if (expect(model.repliesWithTemplate(person, clock.instant()), () -> conversations.reply(person, key, reply)))
            lines.add(new Line(reply.id(), clock.instant()));
    }

    void writesFirst(Person person) {
        var reply = template();
        if (expect(model.writesFirst(person, clock.instant()), () -> conversations.start(person, key, reply)))
            lines.add(new Line(reply.id(), clock.instant()));
    }

    private static Reply template() {
        return new Reply(UUID.randomUUID().toString(), new Content(Content.TEMPLATE, "…", "{}", null));
    }

    void sameReplyAgain() {
        if (lastReply != null && lastToReply != null) conversations.reply(lastToReply, key, lastReply);
    }

    void picksUp(Person person) {
        if (!model.isIn("none")) expect(model.picksUp(person, person.id()), () -> conversations.pickUp(person, key));
    }

    void releases(Person person) {
        if (!model.isIn("none")) expect(model.picksUp(person, null), () -> conversations.release(person, key));
    }

    void assigns(Person person, Person to) {
        if (!model.isIn("none"))
            expect(model.assigns(person, to.id(), clock.instant()), () -> conversations.assign(person, key, to.id()));
    }

    void resolves(Person person) {
        if (!model.isIn("none"))
            expect(model.resolves(person, clock.instant()), () -> conversations.resolve(person, key));
    }

    void timePassed() {
        model.timePasses(clock.instant());
    }

    private static boolean expect(boolean allowed, Runnable act) {
        try {
            act.run();
            assertThat(allowed).as("let pass what the rules forbid").isTrue();
        } catch (Refusal refusal) {
            assertThat(allowed).as(refusal.getMessage()).isFalse();
        }
        return allowed;
    }

    void isAsTheModelSays() {
        var found = records.find(key);
        assertThat(found.isPresent()).isEqualTo(!model.isIn("none"));
        if (found.isPresent()) {
            var standing = found.get().stands();
            assertThat(standing.state()).isEqualTo(model.state);
            assertThat(standing.assignee()).isEqualTo(model.assignee);
            assertThat(standing.pickedUpBy()).isEqualTo(model.pickedUpBy);
            assertThat(standing.closesAt()).isEqualTo(model.closesAt());
            assertThat(scenario.history(key)).last().returns(model.state, it -> it.to());
        }
        agreement.holdsFor(key);
        assertThat(transcript()).containsExactlyElementsOf(expectedTranscript());
    }

    /** Everything about it that is not its own name. */
    String looks() {
        var found = records.find(key);
        if (found.isEmpty()) return "none";
        var it = found.get();
        var standing = it.stands();
        return List.of(
                        standing.state(),
                        String.valueOf(standing.assignee()),
                        String.valueOf(standing.pickedUpBy()),
                        standing.since(),
                        String.valueOf(standing.closesAt()),
                        String.valueOf(it.customerWroteAt()),
                        String.valueOf(it.replyWindowEndsAt()),
                        String.valueOf(it.lastMessage()),
                        it.unanswered(),
                        scenario.history(key).stream().map(Life::looks).toList())
                .toString();
    }

    private static String looks(Transition transition) {
        return transition.from() + " " + transition.to() + " " + transition.at() + " " + transition.by() + " "
                + transition.why().kind();
    }

    private List<String> transcript() {
        return records.messages(key, new PageRequest(PageRequest.LARGEST, null)).items().stream()
                .map(Message::id)
                .toList();
    }

    private List<String> expectedTranscript() {
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(Line::id)
                .toList();
    }
}
