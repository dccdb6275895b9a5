package io.parley.doors;

import static io.parley.doors.Caller.ADAM;
import static io.parley.doors.Caller.ASHA;
import static io.parley.doors.Caller.CONNECTOR;
import static io.parley.doors.Caller.MAYA;
import static io.parley.doors.Caller.NOBODY;
import static io.parley.doors.Caller.OLIVIA;
import static io.parley.doors.Caller.PAUL;
import static io.parley.doors.Written.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Tag;
import io.parley.conversation.TagDesk;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A tag … */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
class TagsTest {

    @Autowired
    TagDesk desk;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Doors doors;
    private Written conversation;

    /** Different in every test: tags are the account's, and all tests share one account. */
    private String name;

    @BeforeEach
    void aCustomerWrote() {
        doors = new Doors(port);
        conversation = Written.by("Mina Park", doors);
        name = "Tag " + UUID.randomUUID().toString().substring(0, 13);
    }

    @Test
    void isPutOnAndTakenOffByAnybodyOfTheTeamWhoeverHasTheConversation() {
        conversation.reply(MAYA);

        assertThat(puts(ASHA, name).statusCode()).isEqualTo(200);
        assertThat(names(PAUL)).containsExactly(name);
        assertThat(takesOff(ADAM, name).statusCode()).isEqualTo(200);
        assertThat(names(PAUL)).isEmpty();
        assertThat(takesOff(ADAM, name).statusCode()).isEqualTo(200);
    }

    @Test
    void isNothingForThoseWhoOnlyLookOn() {
        puts(ASHA, name);

        assertThat(puts(PAUL, "Other").statusCode()).isEqualTo(403);
        assertThat(takesOff(PAUL, name).statusCode()).isEqualTo(403);
        assertThat(puts(CONNECTOR, "Other").statusCode()).isEqualTo(403);
        assertThat(conversation.get(CONNECTOR, "/tags").statusCode()).isEqualTo(403);
        assertThat(doors.basic(CONNECTOR, "GET", "/api/tags", null).statusCode())
                .isEqualTo(403);
        assertThat(doors.basic(NOBODY, "GET", "/api/tags", null).statusCode()).isEqualTo(401);
        assertThat(names(MAYA)).containsExactly(name);
    }

    @Test
    void isTheSameInCapitalsAndInSmallLettersAndKeepsItsFirstSpelling() {
        puts(ASHA, name);
        puts(MAYA, name.toUpperCase());

        assertThat(names(ASHA)).containsExactly(name);
        takesOff(MAYA, name.toLowerCase());
        assertThat(names(ASHA)).isEmpty();
        puts(MAYA, name.toUpperCase());
        assertThat(names(ASHA)).containsExactly(name.toUpperCase());
    }

    @Test
    void isOfferedForAsLongAsSomeConversationHasIt() {
        puts(ASHA, name);
        assertThat(offered(MAYA)).contains(name);

        takesOff(ASHA, name);
        assertThat(offered(MAYA)).doesNotContain(name);
    }

    @Test
    void hasAColourThatNobodyNeedsToChoose() {
        puts(ASHA, name);

        var colour = json(conversation.get(MAYA, "/tags")).at("/items/0/colour").asText();
        assertThat(colour).isEqualTo(new Tag(name.toUpperCase()).colour());
        assertThat(IntStream.range(0, 200)
                        .mapToObj(it -> new Tag("Tag " + it).colour())
                        .distinct())
                .containsExactlyInAnyOrder("slate", "blue", "teal", "green", "olive", "amber", "rose", "violet");
    }

    @Test
    void isNoBusinessOfAnotherAccount() {
        puts(ASHA, name);
        jdbc.sql("update conversation set ban = 'globex' where conversation_key = :key")
                .param("key", conversation.key())
                .update();
        jdbc.sql("update tag set ban = 'globex' where name = :name")
                .param("name", name)
                .update();
        jdbc.sql("update conversation_tag set ban = 'globex' where conversation_key = :key")
                .param("key", conversation.key())
                .update();

        assertThat(conversation.get(OLIVIA, "/tags").statusCode()).isEqualTo(404);
        assertThat(puts(OLIVIA, "Other").statusCode()).isEqualTo(404);
        assertThat(takesOff(OLIVIA, name).statusCode()).isEqualTo(404);
        assertThat(offered(OLIVIA)).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIP", "Größe L", "wait for reply", "🔥", "C#?", "50 €", "a&b=c", "<b>", "don't"})
    void isAnyWordOrTwo(String word) {
        assertThat(puts(ASHA, word).statusCode()).as(word).isEqualTo(200);
        assertThat(names(ASHA)).containsExactly(word);
        assertThat(takesOff(ASHA, word).statusCode()).isEqualTo(200);
        assertThat(names(ASHA)).isEmpty();
    }

    @Test
    void hasUpTo40CharactersAndNoneThatAnAddressCannotCarry() {
        assertThat(puts(ASHA, "x".repeat(40)).statusCode()).isEqualTo(200);
        assertThat(puts(ASHA, "İ".repeat(40)).statusCode()).isEqualTo(200);
        assertThat(puts(ASHA, "x".repeat(41)).statusCode()).isEqualTo(422);
        assertThat(puts(ASHA, " ").statusCode()).isEqualTo(422);
        assertThat(puts(ASHA, "\u200b").statusCode()).isEqualTo(422);
        assertThat(puts(ASHA, "...").statusCode()).isEqualTo(422);
        assertThat(puts(ASHA, "50%").statusCode()).isBetween(400, 422);
        assertThat(puts(ASHA, "a/b").statusCode()).isBetween(400, 422);
    }

    @RepeatedTest(5)
    void isThereOnceWhenTwoPeoplePutItOnAtOnce() throws Exception {
        names(ASHA);
        names(MAYA);

        var answers = AtOnce.all(
                () -> puts(ASHA, name), () -> puts(MAYA, name.toUpperCase()), () -> puts(MAYA, "Second " + name));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(names(ASHA)).hasSize(2).anyMatch(name::equalsIgnoreCase).contains("Second " + name);
    }

    @RepeatedTest(3)
    void isNewToTheAccountOnceWhenItIsPutOnTwoConversationsAtOnce() throws Exception {
        var other = Written.by("Jonas Weber", doors);
        names(ASHA);
        names(MAYA);

        var answers = AtOnce.all(() -> puts(ASHA, name), () -> puts(MAYA, other, name.toUpperCase()));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(offered(ASHA)).filteredOn(name::equalsIgnoreCase).hasSize(1);
    }

    @Test
    void isOneOfTwentyAtMostHoweverManyComeAtOnce() throws Exception {
        IntStream.range(0, 18).forEach(it -> puts(ASHA, "Number " + it));

        var answers =
                AtOnce.all(() -> puts(ASHA, "A"), () -> puts(ASHA, "B"), () -> puts(ASHA, "C"), () -> puts(ASHA, "D"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 200, 422, 422);
        assertThat(names(ASHA)).hasSize(20);
        assertThat(puts(ASHA, "NUMBER 1").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadForManyConversationsInOneGo() {
        var other = Written.by("Jonas Weber", doors);
        var third = Written.by("Nora Winter", doors);
        puts(ASHA, name);
        puts(ASHA, "Second " + name);
        puts(ASHA, other, name);

        var keys = List.of(key(conversation), key(other), key(third));
        var tags = desk.tags(keys);

        assertThat(tags).containsOnlyKeys(key(conversation), key(other));
        assertThat(tags.get(key(conversation))).extracting(Tag::name).containsExactly("Second " + name, name);
        assertThat(tags.get(key(other))).extracting(Tag::name).containsExactly(name);
    }

    @Test
    void isAFilterOfLists() {
        var other = Written.by("Jonas Weber", doors);
        puts(ASHA, name);
        puts(ASHA, other, name);
        other.reply(ASHA);
        Written.by("Nora Winter", doors);

        assertThat(listed("?tag=" + encoded(name.toUpperCase())))
                .containsExactlyInAnyOrder(conversation.key(), other.key());
        assertThat(listed("?state=open&tag=" + encoded(name))).containsExactly(conversation.key());
        assertThat(listed("?assignee=asha&tag=" + encoded(name))).containsExactly(other.key());
        assertThat(listed("?tag=" + encoded(name) + "%20not")).isEmpty();
        var counts = json(doors.basic(MAYA, "GET", "/api/conversations?limit=1&tag=" + encoded(name), null))
                .path("counts");
        assertThat(counts.path("open").asInt()).isEqualTo(1);
        assertThat(counts.path("assigned").asInt()).isEqualTo(1);
        assertThat(doors.basic(MAYA, "GET", "/api/conversations?tag=a/b", null).statusCode())
                .isEqualTo(422);
    }

    @Test
    void findsTheSameWhenThousandsHaveIt() {
        var other = Written.by("Jonas Weber", doors);
        puts(ASHA, name);
        puts(ASHA, other, name);
        thousandsMore(new Tag(name).id());

        var all = listed("?tag=" + encoded(name));
        assertThat(all).containsExactlyInAnyOrder(conversation.key(), other.key());
        assertThat(listed("?state=open&tag=" + encoded(name))).containsExactly(conversation.key(), other.key());
        assertThat(listed("?limit=1&tag=" + encoded(name))).containsExactly(all.get(0));
    }

    private void thousandsMore(String tag) {
        var rows = IntStream.range(0, 6000)
                .mapToObj(it -> "('acme', :tag, '100000000000001:many" + it + "')")
                .collect(Collectors.joining(", "));
        jdbc.sql("insert into conversation_tag (ban, tag, conversation_key) values " + rows)
                .param("tag", tag)
                .update();
    }

    private List<String> listed(String query) {
        var keys = new ArrayList<String>();
        json(doors.basic(MAYA, "GET", "/api/conversations" + query, null))
                .path("items")
                .forEach(it -> keys.add(it.path("key").asText()));
        return keys;
    }

    private static ConversationKey key(Written conversation) {
        return ConversationKey.parse(conversation.key());
    }

    private HttpResponse<String> puts(Caller caller, String tag) {
        return puts(caller, conversation, tag);
    }

    private static HttpResponse<String> puts(Caller caller, Written on, String tag) {
        return on.send(caller, "PUT", "/tags/" + encoded(tag), null);
    }

    private HttpResponse<String> takesOff(Caller caller, String tag) {
        return conversation.send(caller, "DELETE", "/tags/" + encoded(tag), null);
    }

    private List<String> names(Caller caller) {
        return names(conversation.get(caller, "/tags"));
    }

    private List<String> offered(Caller caller) {
        return names(doors.basic(caller, "GET", "/api/tags", null));
    }

    private static List<String> names(HttpResponse<String> answer) {
        var names = new ArrayList<String>();
        json(answer).path("items").forEach(it -> names.add(it.path("name").asText()));
        return names;
    }

    private static String encoded(String tag) {
        return URLEncoder.encode(tag, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
