package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.conversation.Role;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Written down is … */
@House
class SecurityEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIGHT = "Correct-Horse-7";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void somePeople() {
        enter("alf", Role.ADMIN, "acme");
        enter("gil", Role.ADMIN, "globex");
        enter("ann", Role.AGENT, "acme");
    }

    @AfterEach
    void leave() {
        for (var id : List.of("alf", "gil", "ann", "olga", "duo", "cal")) identities.deleteUser(id);
    }

    @Test
    void whoComesInAndWhoDoesNotAndWhoGoes() {
        Visitor.nobody(port).signIn("ann", "guess");
        identities.unlockUser("ann");
        var ann = Visitor.browser(port, "ann", RIGHT);
        ann.script("POST", "/sign-out", "");

        assertThat(seenBy("alf", "ann")).startsWith("SIGNED_OUT", "SIGNED_IN", "SIGN_IN_FAILED");
        assertThat(items(page("alf", RIGHT, "")).map(it -> it.path("address").asText()))
                .contains("127.0.0.1");
    }

    @Test
    void whoLeavesByTasklist() {
        var ann = Visitor.browser(port, "ann", RIGHT);
        ann.script("POST", "/camunda/api/admin/auth/user/default/logout", "");

        assertThat(seenBy("alf", "ann")).startsWith("SIGNED_OUT", "SIGNED_IN");
    }

    @Test
    void whoBringsAPasswordWithEveryCallOnce() {
        enter("cal", Role.AGENT, "acme");
        for (var call = 0; call < 3; call++) Visitor.caller(port, "cal", RIGHT).get("/api/tags");

        assertThat(seenBy("alf", "cal")).containsExactly("SIGNED_IN");
    }

    @Test
    void whoChangedWhatSomebodyMayDoThroughCamundasApi() {
        var alf = Visitor.caller(port, "alf", RIGHT);
        alf.send("POST", "/engine-rest/user/create", """
                {"profile": {"id": "olga", "firstName": "Nora"}, "credentials": {"password": "Long-enough-9"}}""");
        alf.send("PUT", "/engine-rest/tenant/acme/user-members/olga", "{}");
        alf.send("PUT", "/engine-rest/group/agent/members/olga", "{}");
        alf.send("PUT", "/engine-rest/user/olga/credentials", """
                {"password": "Longer-still-10", "authenticatedUserPassword": "Correct-Horse-7"}""");
        alf.send("DELETE", "/engine-rest/group/agent/members/olga", null);
        alf.send("DELETE", "/engine-rest/user/olga", null);

        assertThat(seenBy("alf", "olga"))
                .containsExactly(
                        "PERSON_REMOVED by alf",
                        "ROLE_TAKEN agent by alf",
                        "PASSWORD_CHANGED by alf",
                        "ROLE_GIVEN agent by alf",
                        "ACCOUNT_JOINED acme by alf",
                        "PERSON_ENTERED by alf");
    }

    @Test
    void nothingOfWhatWasRefused() {
        Visitor.caller(port, "alf", RIGHT).send("PUT", "/engine-rest/group/owner/members/ann", "{}");

        assertThat(seenBy("olivia", "ann")).noneMatch(it -> it.contains("owner"));
    }

    @Test
    void whatConcernsAnAccountForThoseWhoKeepIt() {
        Visitor.browser(port, "ann", RIGHT);

        assertThat(seenBy("gil", "ann")).isEmpty();
        assertThat(seenBy("alf", "gil")).isEmpty();
    }

    @Test
    void whatConcernsSeveralAccountsOnce() {
        enter("duo", Role.AGENT, "acme");
        identities.createTenantUserMembership("globex", "duo");
        Visitor.browser(port, "duo", RIGHT);

        assertThat(seenBy("gil", "duo")).contains("SIGNED_IN");
        assertThat(seenBy("adam", "duo")).containsOnlyOnce("SIGNED_IN");
    }

    @Test
    void nothingOfNamesThatNobodyHas() {
        Visitor.nobody(port).signIn("my-password-in-the-wrong-field", "ann");

        assertThat(seenBy("olivia", "my-password-in-the-wrong-field")).isEmpty();
    }

    @Test
    void inPagesWithoutGaps() {
        var first = page("olivia", "demo", "?limit=3");
        var second = page(
                "olivia", "demo", "?limit=3&cursor=" + first.path("nextCursor").asText());
        var both = Stream.of(first, second).flatMap(SecurityEventsTest::items).toList();

        assertThat(both)
                .hasSize(6)
                .isEqualTo(items(page("olivia", "demo", "?limit=6")).toList());
    }

    @Test
    void toTheEnd() {
        assertThat(page("olivia", "demo", "?cursor=1").path("items")).isEmpty();
        assertThat(page("olivia", "demo", "?cursor=1").has("nextCursor")).isFalse();
    }

    private static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false);
    }

    private List<String> seenBy(String reader, String person) {
        var password = reader.equals("alf") || reader.equals("gil") ? RIGHT : "demo";
        return items(page(reader, password, "?limit=200"))
                .filter(it -> it.path("person").asText().equals(person))
                .filter(it -> it.hasNonNull("by") || it.path("kind").asText().startsWith("SIGN"))
                .map(SecurityEventsTest::sentence)
                .toList();
    }

    private static String sentence(JsonNode event) {
        var detail = event.hasNonNull("detail") ? " " + event.path("detail").asText() : "";
        var by = event.hasNonNull("by") ? " by " + event.path("by").asText() : "";
        return event.path("kind").asText() + detail + by;
    }

    private JsonNode page(String reader, String password, String query) {
        try {
            return JSON.readTree(Visitor.caller(port, reader, password)
                    .get("/api/security-events" + query)
                    .body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    private void enter(String id, Role role, String ban) {
        var user = identities.newUser(id);
        user.setPassword(RIGHT);
        identities.saveUser(user);
        identities.createMembership(id, role.id());
        identities.createTenantUserMembership(ban, id);
    }
}
