package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who comes by an OpenID provider … */
@House
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String MANAGERS = "managers of acme";
    private static final String AGENTS = "agents of globex";

    @LocalServerPort
    private int port;

    @Autowired
    private OAuth2ClientProperties registrations;

    @Autowired
    private Directory directory;

    @Autowired
    private IdentityService identities;

    private Provider provider;
    private Visitor visitor;

    @BeforeAll
    void open() {
        provider = new Provider("http://127.0.0.1:" + port);
        registrations.getProvider().get("company").setIssuerUri(provider.issuer());
        registrations.getProvider().get("mail").setIssuerUri(provider.issuer());
    }

    @BeforeEach
    void arrive() {
        visitor = Visitor.nobody(port);
    }

    @AfterEach
    void leave() {
        provider.isHonest();
        provider.forgetsItsClient(false);
        identities.deleteUser("nora");
    }

    @AfterAll
    void close() {
        provider.close();
    }

    @Test
    void findsTheWayThereOnTheSignInPage() {
        assertThat(visitor.page("/sign-in").body())
                .contains("href=\"/oauth2/authorization/company\">Sign in with Company</a>", "id=\"password\"");
    }

    @Test
    void opensEveryDoorAtOnceWhenParleyKnowsThem() {
        provider.knows("asha", Map.of());

        var in = signsIn("known", "asha");

        assertThat(to(in)).endsWith(":" + port + "/");
        assertThat(visitor.page("/").headers().firstValue("Location")).hasValue("/inbox");
        assertThat(visitor.page("/inbox").statusCode()).isEqualTo(200);
        assertThat(visitor.page(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body()).contains("asha", "tasklist");
        assertThat(visitor.get("/engine-rest/task?maxResults=9").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(200);
        assertThat(visitor.send("POST", "/engine-rest/task?maxResults=9", "{}").statusCode())
                .isEqualTo(403);
        assertThat(visitor.script("POST", "/engine-rest/task?maxResults=9", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void goesWhereTheyWantedToGoInANewSession() {
        provider.knows("asha", Map.of());
        visitor.page(TASKLIST);
        var before = visitor.cookie("SESSION");

        var in = signsIn("known", "asha");

        assertThat(to(in)).contains(":" + port + TASKLIST);
        assertThat(in.headers().allValues("Set-Cookie"))
                .anyMatch(it -> it.startsWith("SESSION=") && !it.contains(before));
    }

    @Test
    void staysOutWhileParleyDoesNotKnowThem() {
        provider.knows("nora", Map.of("groups", List.of(MANAGERS)));

        var in = signsIn("known", "nora");

        assertThat(visitor.page(to(in)).body()).contains("Parley does not know you", "id=\"password\"");
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(401);
        assertThat(identities.createUserQuery().userId("nora").count()).isZero();
    }

    @Test
    void hasTheRoleThatTheirGroupsGiveThemEachTime() {
        provider.knows("nora", Map.of("name", "Nora Berg", "groups", List.of(MANAGERS, "choir")));
        signsIn("company", "nora");
        assertThat(directory.person("nora"))
                .hasValueSatisfying(it -> assertThat(it)
                        .extracting(Person::name, Person::role)
                        .containsExactly("Nora Berg", Role.MANAGER))
                .hasValueSatisfying(it -> assertThat(it.bans()).containsExactly("acme"));
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(200);

        provider.knows("nora", Map.of("groups", List.of(AGENTS)));
        signsIn("company", "nora");
        await().untilAsserted(() -> assertThat(directory.person("nora"))
                .hasValueSatisfying(it -> assertThat(it.role()).isEqualTo(Role.AGENT))
                .hasValueSatisfying(it -> assertThat(it.bans()).containsExactly("globex")));

        provider.knows("nora", Map.of("groups", List.of("choir")));
        var out = signsIn("company", "nora");
        assertThat(visitor.page(to(out)).statusCode()).isEqualTo(200);
        assertThat(to(out)).endsWith("refused=no-group");
        await().untilAsserted(() -> assertThat(directory.person("nora"))
                .hasValueSatisfying(it -> assertThat(it.role()).isEqualTo(Role.NONE))
                .hasValueSatisfying(it -> assertThat(it.bans()).isEmpty()));
    }

    @Test
    void isNobodyWithoutAGroupThatOpensParley() {
        provider.knows("nora", Map.of("groups", List.of("choir")));

        var in = signsIn("company", "nora");

        assertThat(visitor.page(to(in)).body()).contains("none of your groups opens Parley");
        assertThat(identities.createUserQuery().userId("nora").count()).isZero();
    }

    @Test
    void keepsTheRoleThatTheyWereGivenInParley() {
        provider.knows("olivia", Map.of("groups", List.of(AGENTS)));

        var in = signsIn("company", "olivia");

        assertThat(to(in)).endsWith(":" + port + "/");
        assertThat(directory.person("olivia"))
                .hasValueSatisfying(it -> assertThat(it.role()).isEqualTo(Role.OWNER))
                .hasValueSatisfying(it -> assertThat(it.bans()).containsExactlyInAnyOrder("acme", "globex"));
    }

    @Test
    void comesInOnlyByTheProviderThatMadeThem() {
        provider.knows("nora", Map.of("groups", List.of(MANAGERS)));
        signsIn("company", "nora");
        visitor = Visitor.nobody(port);

        var in = signsIn("known", "nora");

        assertThat(to(in)).endsWith("refused=unknown");
        var nora = identities.createUserQuery().userId("nora").singleResult();
        nora.setPassword("secret-nora");
        identities.saveUser(nora);
        assertThat(Visitor.caller(port, "nora", "secret-nora").get("/api/tags").statusCode())
                .isEqualTo(401);
    }

    @Test
    void isOnePersonHoweverManyTabsTheySignInWithAtOnce() throws Exception {
        provider.knows("nora", Map.of("groups", List.of(MANAGERS)));
        Callable<String> tab = () -> to(signsIn(Visitor.nobody(port), "company", "nora"));

        var tabs = Executors.newFixedThreadPool(4);
        try {
            for (var in :
                    tabs.invokeAll(IntStream.range(0, 4).mapToObj(it -> tab).toList()))
                assertThat(in.get()).endsWith(":" + port + "/");
        } finally {
            tabs.shutdown();
        }

        assertThat(identities.createGroupQuery().groupMember("nora").count()).isOne();
        assertThat(identities.createTenantQuery().userMember("nora").count()).isOne();
    }

    @Test
    void isNobodyByAnAddressThatIsNotVerified() {
        var address = "nora@acme.example";
        var nora = identities.newUser(address);
        identities.saveUser(nora);
        try {
            provider.knows("nora", Map.of("email", address));
            var unverified = signsIn("mail", "nora");
            provider.knows("nora", Map.of("email", address, "email_verified", true));
            var verified = signsIn("mail", "nora");

            assertThat(to(unverified)).endsWith("refused=nameless");
            assertThat(to(verified)).endsWith(":" + port + "/");
        } finally {
            identities.deleteUser(address);
        }
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("nonce", "another"),
                Arguments.of("iss", "https://another.example"),
                Arguments.of("aud", List.of("another")),
                Arguments.of("preferred_username", "no name at all"),
                Arguments.of("preferred_username", List.of("asha")));
    }

    @MethodSource("lies")
    @ParameterizedTest
    void staysOutWhenTheirTokenIsWrong(String claim, Object value) {
        provider.knows("asha", Map.of());
        provider.lies(claim, value);

        var in = signsIn("known", "asha");

        assertThat(to(in)).matches(".*refused=(failed|nameless)");
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(401);
    }

    @Test
    void staysOutWithATokenOfAnHourAgo() {
        provider.knows("asha", Map.of());
        provider.lies("iat", Instant.now().minusSeconds(7200));
        provider.lies("exp", Instant.now().minusSeconds(3600));

        assertThat(to(signsIn("known", "asha"))).endsWith("refused=failed");
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(401);
    }

    @Test
    void staysOutWithTheStateOfAnotherSession() {
        provider.knows("asha", Map.of());
        var callback = comesBackTo(visitor, "known", "asha");
        var another = Visitor.nobody(port);
        another.page("/oauth2/authorization/known");

        var stolen = another.page(callback);

        assertThat(to(stolen)).endsWith("refused=failed");
        assertThat(another.get("/api/conversations").statusCode()).isEqualTo(401);
        assertThat(to(visitor.page(callback))).endsWith(":" + port + "/");
        assertThat(to(Visitor.nobody(port).page(callback))).endsWith("refused=failed");
    }

    @Test
    void readsThatTheyCancelled() {
        var there = to(visitor.page("/oauth2/authorization/known"));
        var state = Pattern.compile("[&?]state=([^&]+)").matcher(there);
        assertThat(state.find()).isTrue();

        var back = visitor.page("/login/oauth2/code/known?error=access_denied&state=" + state.group(1));

        assertThat(visitor.page(to(back)).body()).contains("cancelled, or refused there");
    }

    @Test
    void readsThatTheProviderIsDownAndSignsInWithAPassword() {
        var there = visitor.page("/oauth2/authorization/absent");

        assertThat(visitor.page(to(there)).body()).contains("does not answer", "id=\"password\"");
        assertThat(to(visitor.signIn("asha", "demo"))).endsWith(":" + port + "/");
    }

    @Test
    void readsThatItDidNotWorkWhenTheProviderRefusesParley() {
        provider.knows("asha", Map.of());
        provider.forgetsItsClient(true);

        var in = signsIn("known", "asha");

        assertThat(visitor.page(to(in)).body()).contains("did not work", "id=\"password\"");
    }

    @Test
    void isToldNothingThatTheAddressMadeUp() {
        var page = visitor.page("/sign-in?refused=%3Cscript%3E").body();

        assertThat(page).contains("did not work").doesNotContain("<script>");
        assertThat(to(visitor.page("/oauth2/authorization/nowhere"))).endsWith("refused=failed");
    }

    @Test
    void isSignedOutThereToo() {
        provider.knows("asha", Map.of());
        signsIn("known", "asha");

        var out = visitor.script("POST", "/sign-out", "");
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(401);
        var link = Pattern.compile("<a href=\"(" + provider.issuer() + "/connect/logout[^\"]+)\"")
                .matcher(out.body());
        assertThat(link.find()).isTrue();
        var back = visitor.page(link.group(1).replace("&amp;", "&"));

        assertThat(to(back)).isEqualTo("http://127.0.0.1:" + port + "/sign-in?signed-out");
        assertThat(to(visitor.page(to(visitor.page("/oauth2/authorization/known")))))
                .endsWith("/login");
    }

    private HttpResponse<String> signsIn(String registration, String name) {
        return signsIn(visitor, registration, name);
    }

    private HttpResponse<String> signsIn(Visitor who, String registration, String name) {
        return who.page(comesBackTo(who, registration, name));
    }

    /** Goes to the provider, signs in there unless they have, and is sent back. */
    private String comesBackTo(Visitor who, String registration, String name) {
        var there = to(who.page(to(who.page("/oauth2/authorization/" + registration))));
        if (!there.endsWith("/login")) return there;
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(who.page(there).body());
        assertThat(token.find()).isTrue();
        var form = "username=%s&password=secret&_csrf=%s"
                .formatted(name, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        return to(who.page(to(who.form(there, form))));
    }

    private static String to(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location");
        assertThat(location).as(answer.statusCode() + " " + answer.body()).isPresent();
        return answer.uri().resolve(location.orElseThrow()).toString();
    }
}
