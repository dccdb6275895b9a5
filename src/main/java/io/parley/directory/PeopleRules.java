package io.parley.directory;

import static java.util.stream.Collectors.toSet;

import io.parley.conversation.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;

/** Who may change whom, and see whom: asked about whoever the engine acts for; nobody signed in may do everything. */
final class PeopleRules {

    private final ReadOnlyIdentityProvider people;

    PeopleRules(ReadOnlyIdentityProvider people) {
        this.people = people;
    }

    /** Those of them whom the person who asks shares an account with. */
    List<User> visible(List<User> found) {
        if (!Context.getCommandContext().isAuthorizationCheckEnabled()) return found;
        return acting().map(person -> colleaguesOf(person, found)).orElse(found);
    }

    private List<User> colleaguesOf(Person person, List<User> users) {
        return users.stream()
                .filter(user -> user.getId().equals(person.id())
                        || bansOf(user.getId()).stream().anyMatch(person::belongsTo))
                .toList();
    }

    /** Oneself, or somebody one keeps. */
    void mayChange(String userId) {
        acting().filter(person -> !person.id().equals(userId)).ifPresent(person -> mayKeep(userId));
    }

    void mayHandOut(String group) {
        acting().ifPresent(person -> {
            var role = Roles.of(group).orElseThrow(() -> refusal("There is no role " + group));
            if (!Roles.reaches(person.role(), role)) throw refusal("Only an owner hands out the role " + group);
        });
    }

    void mayOpen(String ban) {
        acting().filter(person -> !person.belongsTo(ban)).ifPresent(person -> {
            throw refusal("The account " + ban + " is not one of yours");
        });
    }

    void mayKeep(String userId) {
        acting().ifPresent(person -> {
            mayReach(userId);
            if (!person.bans().containsAll(bansOf(userId)))
                throw refusal(userId + " is in an account that is not yours");
        });
    }

    void mayReach(String userId) {
        acting().ifPresent(person -> {
            if (!Roles.KEEPERS.contains(person.role())) throw refusal("Only owners and admins keep people");
            if (!Roles.reaches(person.role(), Roles.strongest(groupsOf(userId))))
                throw refusal(userId + " has a role above yours");
        });
    }

    void onlyTheHouse(String why) {
        acting().ifPresent(person -> {
            throw refusal(why);
        });
    }

    private Optional<Person> acting() {
        var authentication = Context.getCommandContext().getAuthentication();
        if (authentication == null || authentication.getUserId() == null) return Optional.empty();
        var id = authentication.getUserId();
        return Optional.of(new Person(id, id, Roles.strongest(groupsOf(id)), bansOf(id)));
    }

    private Set<String> groupsOf(String userId) {
        return unchecked(() -> people.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(toSet()));
    }

    Set<String> bansOf(String userId) {
        return bans(people.createTenantQuery().userMember(userId));
    }

    Set<String> allBans() {
        return bans(people.createTenantQuery());
    }

    private static Set<String> bans(TenantQuery query) {
        return unchecked(() -> query.list().stream().map(Tenant::getId).collect(toSet()));
    }

    private static <T> T unchecked(Supplier<T> question) {
        return Context.getCommandContext().runWithoutAuthorization(question::get);
    }

    private static AuthorizationException refusal(String sentence) {
        return new AuthorizationException(sentence);
    }
}
