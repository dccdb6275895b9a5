package io.parley.lifecycle;

import static io.parley.lifecycle.diagram.ConversationProcess.CLOSED;
import static io.parley.lifecycle.diagram.ConversationProcess.OPEN;

import io.parley.conversation.Conversation;
import io.parley.conversation.Duplicate;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Records;
import io.parley.conversation.Reply;
import io.parley.conversation.Standing;
import io.parley.conversation.Transition;
import io.parley.conversation.Transition.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One locked conversation while a transaction works on it: what happens is noted here and written once. */
final class Book {

    private static final Why UNEXPLAINED = new Why(Transition.Kind.RULE, "none");

    private final Records records;
    private final boolean isNew;
    private Conversation conversation;
    private final List<Transition> moves = new ArrayList<>();
    private boolean changed;
    private boolean written;
    private Why why = UNEXPLAINED;
    private @Nullable String by;
    private @Nullable Instant heardAt;
    private @Nullable Reply wanted;
    private @Nullable Message answered;
    private @Nullable InboundMessage delivered;

    Book(Records records, Conversation conversation) {
        this.records = records;
        this.conversation = conversation;
        this.isNew = conversation.standing() == null;
    }

    Conversation conversation() {
        return conversation;
    }

    @Nullable
    Standing standing() {
        return conversation.standing();
    }

    /** Whether the engine stands where the row says that the conversation stands. */
    boolean isIn(String state) {
        var standing = standing();
        return standing != null && standing.state().equals(state);
    }

    /** Whose name is on the task: who has the conversation, or who picked it up. */
    @Nullable
    String holder() {
        var standing = conversation.stands();
        return isIn(OPEN) ? standing.pickedUpBy() : standing.assignee();
    }

    boolean runs() {
        var standing = standing();
        return standing != null && standing.instance() != null;
    }

    /** What is going on from here: who does it and why. */
    void because(Why why, @Nullable String by) {
        this.why = why;
        this.by = by;
    }

    /** The reply that a person gives at one of Parley's own doors (R4, R6). */
    void wants(Reply reply) {
        wanted = reply;
    }

    @Nullable
    Reply wanted() {
        return wanted;
    }

    /** A message that is in the transcript already and only has to reach the diagram. */
    void delivers(InboundMessage message) {
        delivered = message;
    }

    @Nullable
    InboundMessage delivered() {
        return delivered;
    }

    void hears(InboundMessage message) {
        delivered = null;
        become(conversation.hearing(message));
        heardAt = conversation.customerWroteAt();
        because(new Why(Transition.Kind.MESSAGE, message.id()), null);
    }

    /** Stores a reply; where the transcript has its id, Parley's own doors look whether it is the same one. */
    void answers(Reply reply, String person, Instant now) {
        var isOurDoor = wanted != null;
        wanted = null;
        var message = Message.queued(conversation.key(), reply, person, now);
        if (!records.add(message, standing() == null ? conversation : null))
            throw isOurDoor ? new Duplicate() : new MovedOn();
        become(conversation.answering(message));
        heardAt = now;
        answered = message;
    }

    /** The reply that this transaction has stored. */
    Message answered() {
        return Objects.requireNonNull(answered, "No reply was stored");
    }

    /**
     * The business time of what is going on: a customer's message's own, but never before the state began. A reply is
     * stored a moment before its state begins; were that the state's beginning, its timer would be due a moment too late.
     */
    Instant happenedAt(Instant now) {
        if (heardAt == null || answered != null) return now;
        var standing = standing();
        return standing != null && heardAt.isBefore(standing.since()) ? standing.since() : heardAt;
    }

    /** Whether the customer waits for an answer; a reaction asks for none. */
    boolean customerWaits() {
        return conversation.unanswered() > 0;
    }

    /** When the clock of the current state was last started: by the last word that counts, but not before the state. */
    Instant clockStartedAt() {
        var heard = heardAt == null ? conversation.customerWroteAt() : heardAt;
        var since = conversation.stands().since();
        return heard == null || heard.isBefore(since) ? since : heard;
    }

    /** The next state, or the same one in other hands. */
    void becomes(Standing next, Instant now, int diagramVersion) {
        var before = standing();
        become(conversation.with(next));
        note(before == null ? null : before.state(), now, diagramVersion);
    }

    void closesAt(@Nullable Instant instant) {
        become(conversation.with(conversation.stands().withClosesAt(instant)));
    }

    /** The instance is over; the conversation stays, and is closed. */
    void ends(Instant now, int diagramVersion) {
        if (!isIn(CLOSED)) becomes(new Standing(CLOSED, null, null, now, null, null, null, null), now, diagramVersion);
        become(conversation.with(conversation.stands().archived()));
    }

    void write() {
        if (!changed && moves.isEmpty()) return;
        if (isNew && !written) records.begin(conversation, moves);
        else records.save(conversation, moves);
        written = true;
        changed = false;
        moves.clear();
    }

    private void become(Conversation next) {
        changed |= !Objects.equals(conversation, next);
        conversation = next;
    }

    private void note(@Nullable String from, Instant now, int diagramVersion) {
        var standing = conversation.stands();
        moves.add(new Transition(
                conversation.key(),
                from,
                standing.state(),
                now,
                by,
                standing.assignee(),
                standing.pickedUpBy(),
                why,
                diagramVersion));
    }
}
