package io.parley.directory;

import static java.util.stream.Collectors.toSet;

import io.parley.conversation.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;

/**
 * Camunda's people, with Parley's rules on who may change whom: owners and admins keep the people of their own
 * accounts, and hand out neither a role above their own nor an account that is not theirs. It holds through every
 * door, because every door ends here. The house itself (nobody signed in) may do everything.
 */
class GuardedPeople extends DbIdentityServiceProvider {

    @Override
    public IdentityOperationResult saveUser(User user) {
        if (!isSelf(user.getId())) mayKeep(user.getId());
        return super.saveUser(user);
    }

    /** Whoever was entered without a password has none that could be right. */
    @Override
    public boolean checkPassword(String userId, String password) {
        var user = findUserById(userId);
        return user != null && user.getPassword() != null && super.checkPassword(userId, password);
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        mayKeep(userId);
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        mayHandOut(groupId);
        mayKeep(userId);
        return super.createMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        mayHandOut(groupId);
        mayKeep(userId);
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenantId, String userId) {
        mayOpen(tenantId);
        mayKeep(userId);
        return super.createTenantUserMembership(tenantId, userId);
    }

    /** Whoever is in another account, too, may be sent out of one's own. */
    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenantId, String userId) {
        mayOpen(tenantId);
        mayReach(userId);
        return super.deleteTenantUserMembership(tenantId, userId);
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenantId, String groupId) {
        onlyTheHouse("People join accounts one by one");
        return super.createTenantGroupMembership(tenantId, groupId);
    }

    @Override
    public IdentityOperationResult deleteTenantGroupMembership(String tenantId, String groupId) {
        onlyTheHouse("People leave accounts one by one");
        return super.deleteTenantGroupMembership(tenantId, groupId);
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        onlyTheHouse("Roles are Parley's own");
        return super.saveGroup(group);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        onlyTheHouse("Roles are Parley's own");
        return super.deleteGroup(groupId);
    }

    @Override
    public IdentityOperationResult saveTenant(Tenant tenant) {
        onlyTheHouse("Accounts are named in Parley's settings");
        return super.saveTenant(tenant);
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenantId) {
        onlyTheHouse("Accounts are named in Parley's settings");
        return super.deleteTenant(tenantId);
    }

    /**
     * Camunda's web apps count the members of camunda-admin and offer their setup page while there is none. Parley
     * never has one, so this count says "somebody": the setup stays shut in the engine, too (CVE-2026-77226).
     */
    @Override
    public long findUserCountByQueryCriteria(DbUserQueryImpl query) {
        if (Groups.CAMUNDA_ADMIN.equals(query.getGroupId())) return 1;
        return Context.getCommandContext().isAuthorizationCheckEnabled()
                ? findUserByQueryCriteria(query).size()
                : super.findUserCountByQueryCriteria(query);
    }

    /** People see those they share an account with, whatever they ask for. */
    @Override
    public List<User> findUserByQueryCriteria(DbUserQueryImpl query) {
        var found = super.findUserByQueryCriteria(query);
        if (!Context.getCommandContext().isAuthorizationCheckEnabled()) return found;
        return acting().map(person -> colleaguesOf(person, found)).orElse(found);
    }

    private List<User> colleaguesOf(Person person, List<User> users) {
        return users.stream()
                .filter(user -> user.getId().equals(person.id())
                        || bansOf(user.getId()).stream().anyMatch(person::belongsTo))
                .toList();
    }

    private void mayHandOut(String group) {
        acting().ifPresent(person -> {
            var role = Roles.of(group).orElseThrow(() -> refusal("There is no role " + group));
            if (!Roles.reaches(person.role(), role)) throw refusal("Only an owner hands out the role " + group);
        });
    }

    private void mayOpen(String ban) {
        acting().filter(person -> !person.belongsTo(ban)).ifPresent(person -> {
            throw refusal("The account " + ban + " is not one of yours");
        });
    }

    private void mayKeep(String userId) {
        acting().ifPresent(person -> {
            mayReach(userId);
            if (!person.bans().containsAll(bansOf(userId)))
                throw refusal(userId + " is in an account that is not yours");
        });
    }

    private void mayReach(String userId) {
        acting().ifPresent(person -> {
            if (!Roles.KEEPERS.contains(person.role())) throw refusal("Only owners and admins keep people");
            if (!Roles.reaches(person.role(), Roles.strongest(groupsOf(userId))))
                throw refusal(userId + " has a role above yours");
        });
    }

    private void onlyTheHouse(String why) {
        acting().ifPresent(person -> {
            throw refusal(why);
        });
    }

    private boolean isSelf(String userId) {
        return acting().filter(person -> person.id().equals(userId)).isPresent();
    }

    private Optional<Person> acting() {
        var authentication = Context.getCommandContext().getAuthentication();
        if (authentication == null || authentication.getUserId() == null) return Optional.empty();
        var id = authentication.getUserId();
        return Optional.of(new Person(id, id, Roles.strongest(groupsOf(id)), bansOf(id)));
    }

    private Set<String> groupsOf(String userId) {
        return unchecked(() -> createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(toSet()));
    }

    private Set<String> bansOf(String userId) {
        return unchecked(() -> createTenantQuery().userMember(userId).list().stream()
                .map(Tenant::getId)
                .collect(toSet()));
    }

    private static <T> T unchecked(Supplier<T> question) {
        return Context.getCommandContext().runWithoutAuthorization(question::get);
    }

    private static AuthorizationException refusal(String sentence) {
        return new AuthorizationException(sentence);
    }
}
