package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Role;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@House
class StartupTest {

    private static final int NODES = 4;

    @Autowired
    private Startup startup;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private NewPeople people;

    @Test
    void nodesThatStartAtOnceMakeEverythingOnce() throws Exception {
        var grants = authorizations.createAuthorizationQuery().count();
        identities.deleteUser("ben");
        identities.deleteTenant("globex");
        Callable<Void> start = () -> {
            startup.afterSingletonsInstantiated();
            return null;
        };

        var nodes = Executors.newFixedThreadPool(NODES);
        try {
            for (var node : nodes.invokeAll(
                    IntStream.range(0, NODES).mapToObj(it -> start).toList())) node.get();
        } finally {
            nodes.shutdown();
        }

        assertThat(identities.createTenantQuery().userMember("ben").count()).isEqualTo(2);
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
    }

    @Test
    void aHouseWithAnOwnerGetsNoOther() {
        new FirstOwner(people, identities, "newcomer", "secret").make();

        assertThat(identities.createUserQuery().userId("newcomer").count()).isZero();
    }

    @Test
    void aHouseWithoutAnOwnerGetsTheFirst() {
        identities.deleteMembership("olivia", Role.OWNER.id());
        try {
            new FirstOwner(people, identities, "newcomer", "secret").make();

            assertThat(identities
                            .createUserQuery()
                            .memberOfGroup("owner")
                            .singleResult()
                            .getId())
                    .isEqualTo("newcomer");
        } finally {
            identities.deleteUser("newcomer");
            identities.createMembership("olivia", Role.OWNER.id());
        }
    }

    @Test
    void nobodyIsCamundasAdministrator() {
        assertThat(identities.createGroupQuery().groupId("camunda-admin").count())
                .isZero();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("camunda-admin")
                        .count())
                .isZero();
    }
}
