package io.parley.inbox.page;

import io.parley.conversation.Action;
import io.parley.conversation.Conversation;
import io.parley.conversation.Conversations;
import io.parley.conversation.Person;
import io.parley.conversation.Refusal;
import io.parley.conversation.State;
import io.parley.conversation.TagDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens conversations for the middle of the page; what is offered is what the rules would not refuse. */
@Component
class Chats {

    /** The row of the rules that a template gets around. */
    private static final String REPLY_WINDOW = "replyWindow";

    private static final List<String> PANELS = List.of("notes", "history", "diagram");
    private static final List<String> ALL_PANELS = List.of("notes", "history", "diagram", "privacy");

    private final Conversations conversations;
    private final TagDesk tags;
    private final Names names;
    private final Clock clock;

    Chats(Conversations conversations, TagDesk tags, Names names, Clock clock) {
        this.conversations = conversations;
        this.tags = tags;
        this.names = names;
        this.clock = clock;
    }

    Chat of(Person me, Conversation it) {
        var standing = it.stands();
        var deeds = deeds(me, it);
        return new Chat(
                it.key().toString(),
                it.ban(),
                Names.of(it),
                it.customerName(),
                Names.phoneOf(it),
                it.customer().username(),
                names.numberOf(it.key()),
                it.key().number().value(),
                it.customer().phone(),
                standing.state(),
                nameOf(standing.state()),
                standing.since(),
                standing.assignee(),
                names.of(standing.assignee()),
                names.of(standing.assignee() == null ? standing.pickedUpBy() : null),
                me.id().equals(standing.pickedUpBy()),
                standing.closesAt(),
                it.replyWindowEndsAt(),
                tags.of(me, it.key()),
                deeds,
                deeds.contains(Action.ASSIGN.id()) ? assignees(it) : List.of(),
                me.role().administers() ? ALL_PANELS : PANELS,
                composer(me, it, deeds));
    }

    private String nameOf(String state) {
        return conversations.states().stream()
                .filter(it -> it.id().equals(state))
                .map(State::name)
                .findFirst()
                .orElse(state);
    }

    private Set<String> deeds(Person me, Conversation conversation) {
        return Stream.of(Action.PICK_UP, Action.RELEASE, Action.ASSIGN, Action.RESOLVE)
                .filter(it -> conversations.wouldRefuse(me, conversation, it) == null)
                .map(Action::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Person> assignees(Conversation conversation) {
        return names.teamOf(conversation.ban())
                .filter(it -> !it.id().equals(conversation.stands().assignee()))
                .toList();
    }

    private Composer composer(Person me, Conversation conversation, Set<String> deeds) {
        var refusal = conversations.wouldRefuse(me, conversation, Action.REPLY);
        if (refusal == null) return new Composer(Composer.Mode.REPLY, null, null, null);
        if (refusal.rule().equals(REPLY_WINDOW))
            return new Composer(Composer.Mode.TEMPLATE, refusal.getMessage(), null, null);
        var holder = names.of(conversation.stands().assignee());
        var canTakeOver = holder != null && deeds.contains(Action.ASSIGN.id()) && isInWindow(conversation);
        return new Composer(
                canTakeOver ? Composer.Mode.TAKE_OVER : Composer.Mode.NONE,
                reason(refusal, holder),
                holder,
                conversation.stands().since());
    }

    private static @Nullable String reason(Refusal refusal, @Nullable String holder) {
        return holder == null ? refusal.getMessage() : null;
    }

    private boolean isInWindow(Conversation conversation) {
        Instant end = conversation.replyWindowEndsAt();
        return end != null && clock.instant().isBefore(end);
    }
}
