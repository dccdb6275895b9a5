package io.parley.proof;

import io.parley.conversation.Person;
import io.parley.conversation.Role;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules R1 to R15, read from the table and from nothing else: what one conversation must be. */
final class ReferenceModel {

    private static final Duration REPLY_WINDOW = Duration.ofHours(24);
    private static final Duration SILENCE = Duration.ofHours(48);

    String state = "none";

    @Nullable
    String assignee;

    @Nullable
    String pickedUpBy;

    private Instant enteredAt = Instant.MIN;
    private Instant heardAt = Instant.MIN;

    void customerWrites(Instant sentAt, Instant now) {
        var at = sentAt.isAfter(now) ? now : sentAt;
        if (at.isAfter(heardAt)) heardAt = at; // R8
        if (!isIn("open") && !isIn("assigned")) enter("open", null, now); // R1, R2, R12, R15
    }

    boolean replies(Person person, Instant now) {
        return windowIsOpen(now) && repliesWithTemplate(person, now);
    }

    boolean repliesWithTemplate(Person person, Instant now) {
        if (isIn("assigned")) return person.id().equals(assignee); // R6
        return isIn("open") && works(person) && enter("assigned", person.id(), now); // R4, R13
    }

    boolean writesFirst(Person person, Instant now) {
        return isIn("none") && works(person) && enter("assigned", person.id(), now); // R16, R13
    }

    boolean picksUp(Person person, @Nullable String by) {
        if (!isIn("open") || !works(person)) return false; // R3
        pickedUpBy = by;
        return true;
    }

    boolean assigns(Person person, String to, Instant now) {
        if (person.role().compareTo(Role.MANAGER) > 0) return false;
        if (isIn("open")) return enter("assigned", to, now); // R5
        if (isIn("assigned")) assignee = to; // R7
        return isIn("assigned");
    }

    boolean resolves(Person person, Instant now) {
        var may = isIn("open") && works(person) || person.id().equals(assignee); // R11, R9
        return may && enter("closed", null, now);
    }

    void timePasses(Instant now) {
        var closesAt = closesAt();
        if (closesAt != null && !closesAt.isAfter(now)) enter("closed", null, now); // R10
    }

    @Nullable
    Instant closesAt() {
        if (!isIn("assigned")) return null;
        return (heardAt.isAfter(enteredAt) ? heardAt : enteredAt).plus(SILENCE);
    }

    boolean isIn(String expected) {
        return state.equals(expected);
    }

    private boolean windowIsOpen(Instant now) {
        return !heardAt.equals(Instant.MIN) && heardAt.plus(REPLY_WINDOW).isAfter(now);
    }

    private boolean enter(String next, @Nullable String person, Instant now) {
        state = next;
        assignee = person;
        pickedUpBy = null;
        enteredAt = now;
        return true;
    }

    private static boolean works(Person person) {
        return person.role().compareTo(Role.AGENT) <= 0;
    }
}
