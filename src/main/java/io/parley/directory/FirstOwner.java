package io.parley.directory;

import io.parley.conversation.Role;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The owner whom the settings name, for a house that has none yet: whoever else comes is entered by them. */
@Component
@Order(3)
@ConditionalOnProperty("parley.first-owner.id")
class FirstOwner implements StartupStep {

    private final NewPeople people;
    private final IdentityService identities;
    private final String id;
    private final String password;

    FirstOwner(
            NewPeople people,
            IdentityService identities,
            @Value("${parley.first-owner.id}") String id,
            @Value("${parley.first-owner.password}") String password) {
        this.people = people;
        this.identities = identities;
        this.id = id;
        this.password = password;
    }

    @Override
    public void make() {
        if (identities.createUserQuery().memberOfGroup(Role.OWNER.id()).count() == 0)
            people.enter(id, id, "", Role.OWNER, password);
    }
}
