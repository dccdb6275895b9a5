package io.parley.directory;

import io.parley.conversation.Role;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A group for every role, a tenant for every account. */
@Component
@Order(1)
class RolesAndAccounts implements StartupStep {

    private final Accounts accounts;
    private final IdentityService identities;

    RolesAndAccounts(Accounts accounts, IdentityService identities) {
        this.accounts = accounts;
        this.identities = identities;
    }

    @Override
    public void make() {
        Roles.ALL.forEach(this::group);
        accounts.accounts().forEach(this::tenant);
    }

    private void group(Role role) {
        if (identities.createGroupQuery().groupId(role.id()).count() > 0) return;
        var group = identities.newGroup(role.id());
        group.setName(role.id());
        group.setType("ROLE");
        identities.saveGroup(group);
    }

    private void tenant(Accounts.Account account) {
        var known = identities.createTenantQuery().tenantId(account.ban()).singleResult();
        var tenant = known == null ? identities.newTenant(account.ban()) : known;
        if (account.name().equals(tenant.getName())) return;
        tenant.setName(account.name());
        identities.saveTenant(tenant);
    }
}
