package io.parley.lifecycle;

import io.parley.conversation.Action;
import io.parley.conversation.Directory;
import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.parley.conversation.Refusal;
import io.parley.conversation.Role;
import io.parley.conversation.Standing;
import io.parley.conversation.Transition;
import io.parley.conversation.Transition.Why;
import io.parley.conversation.Unknown;
import io.parley.lifecycle.RulesTable.Verdict;
import io.parley.lifecycle.diagram.ConversationProcess;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the table of rules about a locked conversation and turns its no into a sentence that says who has it. */
@Component
class Rules {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final Standing NOWHERE =
            new Standing(ConversationProcess.NONE, null, null, Instant.EPOCH, null, null, null, null);

    private final ObjectProvider<Directory> directory;
    private final RulesTable table;

    Rules(ObjectProvider<Directory> directory, RulesTable table) {
        this.directory = directory;
        this.table = table;
    }

    /** Lets the action pass and notes it as the reason of what follows, or throws the refusal. */
    void require(ProcessEngineServices engine, Book book, Action action) {
        var person = person(engine);
        var standing = standingOf(book);
        var verdict = verdict(engine, standing, action, person);
        if (!verdict.allowed()) throw refusal(verdict, standing);
        book.because(new Why(Transition.Kind.RULE, verdict.rule()), person == null ? null : person.id());
    }

    private static Standing standingOf(Book book) {
        return Objects.requireNonNullElse(book.standing(), NOWHERE);
    }

    /** Checks that whoever acts may know of the conversation at all. */
    void requireMember(ProcessEngineServices engine, Book book) {
        var person = person(engine);
        if (person == null || !person.belongsTo(book.conversation().ban()))
            throw new Unknown("There is no such conversation");
    }

    /** What would be said if this person tried; null for yes. */
    @Nullable
    Refusal wouldRefuse(ProcessEngineServices engine, Standing standing, Action action, Person person) {
        var verdict = verdict(engine, standing, action, person);
        return verdict.allowed() ? null : refusal(verdict, standing);
    }

    /** Who acts: whoever the door signed in; nobody where the engine acts by itself. */
    @Nullable
    Person person(ProcessEngineServices engine) {
        var signedIn = engine.getIdentityService().getCurrentAuthentication();
        if (signedIn == null || signedIn.getUserId() == null) return null;
        return directory.getObject().person(signedIn.getUserId()).orElse(null);
    }

    /** Checks that somebody can be given a conversation of this account. */
    void requireTeammate(String ban, String id) {
        directory
                .getObject()
                .person(id)
                .filter(person -> person.belongsTo(ban) && person.role().worksConversations())
                .orElseThrow(() -> new Invalid("assignee", "Nobody of this account's team is called " + id));
    }

    private Verdict verdict(ProcessEngineServices engine, Standing standing, Action action, @Nullable Person person) {
        var role = person == null ? Role.NONE : person.role();
        var isAssignee = person != null && person.id().equals(standing.assignee());
        return table.ask(engine, action, standing.state(), role, isAssignee);
    }

    private Refusal refusal(Verdict verdict, Standing standing) {
        var because = verdict.byRole() ? Refusal.Because.ROLE : Refusal.Because.STATE;
        return new Refusal(
                because, verdict.rule(), verdict.reason() + whoHasIt(standing), standing.state(), standing.assignee());
    }

    /** The task is done already, by whoever was faster. */
    Refusal tooLate(Book book) {
        var standing = book.conversation().stands();
        var reason = "This has been done already; the conversation is " + standing.state() + ".";
        return new Refusal(
                Refusal.Because.STATE, "none", reason + whoHasIt(standing), standing.state(), standing.assignee());
    }

    private String whoHasIt(Standing standing) {
        if (standing.assignee() == null) return "";
        return " " + nameOf(standing.assignee()) + " has it since " + CLOCK.format(standing.since()) + ".";
    }

    private String nameOf(String id) {
        return directory.getObject().person(id).map(Person::name).orElse(id);
    }
}
