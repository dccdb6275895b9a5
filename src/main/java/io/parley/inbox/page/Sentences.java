package io.parley.inbox.page;

import io.parley.conversation.Conversations;
import io.parley.conversation.Transition;
import io.parley.conversation.Transition.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a conversation, in sentences with the diagram's own labels and people's names. */
@Component
class Sentences {

    private static final String CLOSED = "closed";

    private final Conversations conversations;
    private final Names names;

    Sentences(Conversations conversations, Names names) {
        this.conversations = conversations;
        this.names = names;
    }

    Sentence of(Transition it) {
        var to = label(it.to());
        return switch (it.why().kind()) {
            case MESSAGE -> Sentence.of(it.from() == null ? "begun" : "wrote", to);
            case TIMER ->
                Sentence.of("timer", to, Sentence.within(label(it.why().detail())));
            case RULE -> it.by() == null ? Sentence.of("became", to) : act(it, to, names.of(it.by()));
        };
    }

    private Sentence act(Transition it, String to, @Nullable String by) {
        if (it.from() == null) return Sentence.of("begunBy", to, by);
        if (it.to().equals(it.from())) return handed(it, to, by);
        if (it.to().equals(CLOSED)) return Sentence.of("resolved", to, by);
        return it.assignee() == null ? Sentence.of("moved", to, by) : assigned(it, to, by);
    }

    /** The same state in other hands: picked up or put back, taken over or reassigned. */
    private Sentence handed(Transition it, String state, @Nullable String by) {
        if (it.assignee() != null)
            return it.assignee().equals(it.by())
                    ? Sentence.of("takenOver", state, by)
                    : Sentence.of("reassigned", state, names.of(it.assignee()), by);
        if (it.pickedUpBy() == null) return Sentence.of("putBack", state, by);
        return it.pickedUpBy().equals(it.by())
                ? Sentence.of("pickedUp", state, by)
                : Sentence.of("handedTo", state, names.of(it.pickedUpBy()), by);
    }

    /** Whoever has it now either replied or was chosen by somebody, perhaps by themselves. */
    private Sentence assigned(Transition it, String to, @Nullable String by) {
        if (!it.assignee().equals(it.by())) return Sentence.of("assignedBy", to, names.of(it.assignee()), by);
        if (it.from().equals(CLOSED)) return Sentence.of("wroteFirst", to, by);
        return Sentence.of(isAssignment(it) ? "tookIt" : "replied", to, by);
    }

    private static boolean isAssignment(Transition it) {
        return it.why().kind() == Kind.RULE && it.why().detail().equals("R5");
    }

    private String label(String element) {
        return conversations.label(element).orElse(element);
    }
}
