package io.parley.directory;

import io.parley.conversation.Role;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/** Enters people whom the settings name. */
@Component
class NewPeople {

    private final IdentityService identities;
    private final Accounts accounts;

    NewPeople(IdentityService identities, Accounts accounts) {
        this.identities = identities;
        this.accounts = accounts;
    }

    /** Somebody new, in every account, with whatever password the settings say; who is known already is left alone. */
    void enter(String id, String firstName, String lastName, Role role, String password) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setPassword(password);
            ((IdentityServiceImpl) identities).saveUser(user, true);
            identities.createMembership(id, role.id());
        }
        accounts.accounts().forEach(account -> join(account.ban(), id));
    }

    private void join(String ban, String id) {
        if (identities.createTenantQuery().tenantId(ban).userMember(id).count() == 0)
            identities.createTenantUserMembership(ban, id);
    }
}
