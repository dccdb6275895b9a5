package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Role;
import java.time.Duration;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@House
class PeopleTest {

    private static final String REST = "/engine-rest";

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private Startup startup;

    @BeforeEach
    void somePeople() {
        enter("gil", Role.ADMIN, "globex");
        enter("gina", Role.AGENT, "globex");
        enter("alf", Role.ADMIN, "acme");
        enter("ann", Role.AGENT, "acme");
        enter("omar", Role.OWNER, "acme");
    }

    @AfterEach
    void leave() {
        for (var id : new String[] {"gil", "gina", "alf", "ann", "omar", "nora", "nils"}) identities.deleteUser(id);
    }

    @Test
    void areKnownByNameRoleAndAccounts() {
        assertThat(directory.person("asha")).hasValueSatisfying(asha -> {
            assertThat(asha.name()).isEqualTo("Asha Rao");
            assertThat(asha.role()).isEqualTo(Role.AGENT);
            assertThat(asha.bans()).containsExactlyInAnyOrder("acme", "globex");
        });
        assertThat(directory.person("nobody")).isEmpty();
    }

    @Test
    void haveTheStrongestOfTheirRoles() {
        enter("nora", Role.AGENT, "acme");
        identities.createMembership("nora", "manager");
        identities.createMembership("nora", "analyst");

        assertThat(directory.person("nora")).map(Person::role).hasValue(Role.MANAGER);
    }

    @Test
    void areATeamByAccount() {
        assertThat(directory.team("globex"))
                .extracting(Person::id)
                .containsExactly("adam", "asha", "ben", "carla", "gil", "gina", "maya", "olivia");
    }

    @Test
    void haveNumbers() {
        assertThat(directory.number(new PhoneNumberId("200000000000001")))
                .hasValueSatisfying(number -> assertThat(number.ban()).isEqualTo("globex"));
        assertThat(directory.number(new PhoneNumberId("3"))).isEmpty();
    }

    @Test
    void areOutWithinSecondsOfBeingRemoved() {
        var ann = Visitor.browser(port, "ann", "secret-ann");
        assertThat(ann.get(REST + "/task?maxResults=9").statusCode()).isEqualTo(200);

        identities.deleteUser("ann");

        await().atMost(Duration.ofSeconds(4))
                .until(() -> ann.get(REST + "/task?maxResults=9").statusCode() == 401);
        assertThat(ann.get("/camunda/api/engine/engine/default/task?maxResults=9")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void loseTheirAppsWithTheirRole() {
        var omar = Visitor.browser(port, "omar", "secret-omar");
        assertThat(omar.page("/camunda/app/admin/default/").statusCode()).isEqualTo(200);

        identities.deleteMembership("omar", "owner");
        identities.createMembership("omar", "agent");

        await().atMost(Duration.ofSeconds(4))
                .until(() -> omar.page("/camunda/app/admin/default/").statusCode() != 200);
        assertThat(omar.page("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "alf, PUT,    /group/manager/members/ann,        204",
        "alf, PUT,    /group/admin/members/ann,          204",
        "alf, PUT,    /group/owner/members/ann,          403",
        "alf, PUT,    /group/owner/members/alf,          403",
        "alf, PUT,    /group/camunda-admin/members/alf,  403",
        "alf, PUT,    /group/manager/members/gina,       403",
        "alf, PUT,    /group/agent/members/omar,         403",
        "alf, DELETE, /group/owner/members/omar,         403",
        "alf, PUT,    /tenant/globex/user-members/ann,   403",
        "alf, PUT,    /tenant/globex/user-members/alf,   403",
        "alf, PUT,    /tenant/acme/user-members/gina,    403",
        "alf, DELETE, /tenant/acme/user-members/ben,     204",
        "alf, DELETE, /tenant/globex/user-members/ben,   403",
        "alf, DELETE, /user/gina,                        403",
        "alf, DELETE, /user/ben,                         403",
        "alf, DELETE, /user/omar,                        403",
        "alf, DELETE, /user/ann,                         204",
        "omar, PUT,   /group/owner/members/ann,          204",
        "omar, DELETE, /user/gil,                        403",
        "ann, PUT,    /group/agent/members/ann,          403",
        "maya, PUT,   /group/agent/members/ann,          403"
    })
    void areKeptByTheirOwnAdmins(String who, String method, String path, int status) {
        try {
            var answer = Visitor.caller(port, who, who.equals("maya") ? "demo" : "secret-" + who)
                    .send(method, REST + path, "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        } finally {
            startup.afterSingletonsInstantiated();
        }
    }

    @Test
    void areKeptThroughTheAdminAppByTheSameRules() {
        var adam = Visitor.browser(port, "adam");
        var api = "/camunda/api/engine/engine/default";

        assertThat(adam.page("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
        assertThat(adam.script("PUT", api + "/group/manager/members/ann", "").statusCode())
                .isEqualTo(204);
        assertThat(adam.script("PUT", api + "/group/owner/members/ann", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void mayBeEnteredStepByStep() {
        var alf = Visitor.caller(port, "alf", "secret-alf");
        var nils = "{\"profile\":{\"id\":\"nils\",\"firstName\":\"Nils\",\"lastName\":\"Lund\"},"
                + "\"credentials\":{\"password\":\"secret-nils\"}}";

        assertThat(alf.send("POST", REST + "/user/create", nils).statusCode()).isEqualTo(204);
        assertThat(alf.send("PUT", REST + "/tenant/acme/user-members/nils", "").statusCode())
                .isEqualTo(204);
        assertThat(alf.send("PUT", REST + "/group/agent/members/nils", "").statusCode())
                .isEqualTo(204);

        assertThat(directory.person("nils")).map(Person::name).hasValue("Nils Lund");
        assertThat(Visitor.caller(port, "nils", "secret-nils")
                        .get(REST + "/task?maxResults=9")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void changeTheirOwnPasswordAndNobodyElses() {
        var ann = Visitor.caller(port, "ann", "secret-ann");
        var change = "{\"password\":\"new-secret\",\"authenticatedUserPassword\":\"secret-ann\"}";

        assertThat(ann.send("PUT", REST + "/user/asha/credentials", change).statusCode())
                .isEqualTo(403);
        assertThat(ann.send("PUT", REST + "/user/ann/credentials", "{\"password\":\"new-secret\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ann.send("PUT", REST + "/user/ann/credentials", change).statusCode())
                .isEqualTo(204);
        assertThat(Visitor.caller(port, "ann", "new-secret")
                        .get(REST + "/task?maxResults=9")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The engine would write all of the one's row over the other's, the password too. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"ann\",\"firstName\":\"A\"}", "{\"firstName\":\"A\"}"})
    void haveNoPasswordOfAnothers(String profile) {
        var before = identities.createUserQuery().userId("ann").singleResult().getPassword();

        var answer = Visitor.caller(port, "alf", "secret-alf").send("PUT", REST + "/user/alf/profile", profile);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(identities.createUserQuery().userId("ann").singleResult().getPassword())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void needPasswordsThatAreWorthTheName(String password) {
        var ann = Visitor.caller(port, "ann", "secret-ann");
        var change = "{\"password\":\"%s\",\"authenticatedUserPassword\":\"secret-ann\"}".formatted(password);

        assertThat(ann.send("PUT", REST + "/user/ann/credentials", change).statusCode())
                .isEqualTo(422);
        assertThat(ann.get(REST + "/engine").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"id=gina, 0", "memberOfTenant=globex&id=gil, 0", "id=alf, 1"})
    void countOnlyThoseTheyMaySee(String query, int count) {
        var ann = Visitor.caller(port, "ann", "secret-ann");

        assertThat(ann.get(REST + "/user/count?" + query).body()).isEqualTo("{\"count\":" + count + "}");
    }

    @Test
    void doNotComeInWithoutOne() {
        identities.saveUser(identities.newUser("nopassword"));
        identities.createMembership("nopassword", "agent");

        var nopassword = Visitor.caller(port, "nopassword", "");

        assertThat(nopassword.get(REST + "/engine").statusCode()).isEqualTo(401);
        identities.deleteUser("nopassword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../ann", "<b>", "ann anderson"})
    void haveIdsThatFitIntoAnAddress(String id) {
        var user = "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"secret-id\"}}".formatted(id);

        assertThat(Visitor.caller(port, "omar", "secret-omar")
                        .send("POST", REST + "/user/create", user)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void haveNamesThatFitIntoTheirColumn() {
        var user =
                "{\"profile\":{\"id\":\"longname\",\"firstName\":\"%s\"},\"credentials\":{\"password\":\"secret-id\"}}"
                        .formatted("x".repeat(300));

        assertThat(Visitor.caller(port, "omar", "secret-omar")
                        .send("POST", REST + "/user/create", user)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void areSlowedDownWhenTheyGuess() {
        assertThat(Visitor.caller(port, "ann", "wrong").get(REST + "/engine").statusCode())
                .isEqualTo(401);

        assertThat(Visitor.caller(port, "ann", "secret-ann")
                        .get(REST + "/engine")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void areMadeOnlyOnce() {
        var grants = authorizations.createAuthorizationQuery().count();
        var people = identities.createUserQuery().count();

        startup.afterSingletonsInstantiated();

        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
        assertThat(identities.createUserQuery().count()).isEqualTo(people);
    }

    private void enter(String id, Role role, String ban) {
        var user = identities.newUser(id);
        user.setFirstName(id);
        user.setPassword("secret-" + id);
        identities.saveUser(user);
        identities.createMembership(id, role.id());
        identities.createTenantUserMembership(ban, id);
    }
}
