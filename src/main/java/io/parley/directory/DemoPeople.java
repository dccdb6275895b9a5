package io.parley.directory;

import io.parley.conversation.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A team to try Parley with; never in production. */
@Component
@Order(4)
@Profile("!production")
@ConditionalOnProperty(name = "parley.demo.people", matchIfMissing = true)
class DemoPeople implements StartupStep {

    private static final String PASSWORD = "demo";

    private final NewPeople people;

    DemoPeople(NewPeople people) {
        this.people = people;
    }

    @Override
    public void make() {
        people.enter("asha", "Asha", "Rao", Role.AGENT, PASSWORD);
        people.enter("ben", "Ben", "Fischer", Role.AGENT, PASSWORD);
        people.enter("carla", "Carla", "Souza", Role.AGENT, PASSWORD);
        people.enter("maya", "Maya", "Lindqvist", Role.MANAGER, PASSWORD);
        people.enter("adam", "Adam", "Novak", Role.ADMIN, PASSWORD);
        people.enter("olivia", "Olivia", "Grant", Role.OWNER, PASSWORD);
        people.enter("paul", "Paul", "Okafor", Role.ANALYST, PASSWORD);
        people.enter("connector", "WhatsApp", "Connector", Role.CONNECTOR, PASSWORD);
    }
}
