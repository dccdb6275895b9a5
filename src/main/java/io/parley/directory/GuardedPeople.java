package io.parley.directory;

import io.parley.conversation.SecurityEvent.Kind;
import io.parley.conversation.SecurityLog;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * Camunda's people, with Parley's rules on who may change whom: owners and admins keep the people of their own
 * accounts, and hand out neither a role above their own nor an account that is not theirs. It holds through every
 * door, because every door ends here. The house itself (nobody signed in) may do everything.
 */
class GuardedPeople extends DbIdentityServiceProvider {

    private final PeopleRules rules = new PeopleRules(this);
    private final Argon2Passwords passwords;

    private final PeopleLog log;

    GuardedPeople(Argon2Passwords passwords, Supplier<SecurityLog> log) {
        this.passwords = passwords;
        this.log = new PeopleLog(log, rules);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        rules.mayChange(user.getId());
        var person = (UserEntity) user;
        var isNew = person.getRevision() == 0;
        var saved = super.saveUser(user);
        if (isNew) log.note(Kind.PERSON_ENTERED, user.getId(), null);
        else if (person.hasNewPassword()) log.note(Kind.PASSWORD_CHANGED, user.getId(), null);
        return saved;
    }

    /** Takes as long for a name that nobody has, or that must wait: time tells nobody who is known. */
    @Override
    public boolean checkPassword(String userId, @Nullable String password) {
        var user = findUserById(userId);
        if (password == null) return false;
        if (user == null || user.getPassword() == null || isUserLocked(user)) return passwords.waste(password);
        var isRight = super.checkPassword(userId, password);
        if (isRight && passwords.isOutdated(user.getPassword())) keepAnew(user, password);
        return isRight;
    }

    /** Written with the rest of the command: the engine sees that the row has changed. */
    private static void keepAnew(UserEntity user, String password) {
        user.setPassword(password);
        user.encryptPassword();
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        rules.mayKeep(userId);
        var bans = log.concernedBy(userId);
        var deleted = super.deleteUser(userId);
        if (deleted.getOperation().equals(IdentityOperationResult.OPERATION_DELETE))
            log.note(Kind.PERSON_REMOVED, userId, null, bans);
        return deleted;
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        rules.mayHandOut(groupId);
        rules.mayKeep(userId);
        log.note(Kind.ROLE_GIVEN, userId, groupId);
        return super.createMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        rules.mayHandOut(groupId);
        rules.mayKeep(userId);
        log.note(Kind.ROLE_TAKEN, userId, groupId);
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenantId, String userId) {
        rules.mayOpen(tenantId);
        rules.mayKeep(userId);
        log.note(Kind.ACCOUNT_JOINED, userId, tenantId, PeopleLog.with(rules.bansOf(userId), tenantId));
        return super.createTenantUserMembership(tenantId, userId);
    }

    /** Whoever is in another account, too, may be sent out of one's own. */
    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenantId, String userId) {
        rules.mayOpen(tenantId);
        rules.mayReach(userId);
        log.note(Kind.ACCOUNT_LEFT, userId, tenantId, PeopleLog.with(rules.bansOf(userId), tenantId));
        return super.deleteTenantUserMembership(tenantId, userId);
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenantId, String groupId) {
        rules.onlyTheHouse("People join accounts one by one");
        return super.createTenantGroupMembership(tenantId, groupId);
    }

    @Override
    public IdentityOperationResult deleteTenantGroupMembership(String tenantId, String groupId) {
        rules.onlyTheHouse("People leave accounts one by one");
        return super.deleteTenantGroupMembership(tenantId, groupId);
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        rules.onlyTheHouse("Roles are Parley's own");
        return super.saveGroup(group);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        rules.onlyTheHouse("Roles are Parley's own");
        return super.deleteGroup(groupId);
    }

    @Override
    public IdentityOperationResult saveTenant(Tenant tenant) {
        rules.onlyTheHouse("Accounts are named in Parley's settings");
        return super.saveTenant(tenant);
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenantId) {
        rules.onlyTheHouse("Accounts are named in Parley's settings");
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
        return rules.visible(super.findUserByQueryCriteria(query));
    }
}
