package io.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.conversation.CannedReplyDesk;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.NoteDesk;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.Tag;
import io.parley.conversation.TagDesk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What a team does with a conversation besides answering it, in real browsers: it … */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamworkTest {

    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");

    @TempDir
    private static Path profiles;

    private final Map<String, Desk> desks = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Directory directory;

    @Autowired
    private NoteDesk notes;

    @Autowired
    private TagDesk tags;

    @Autowired
    private CannedReplyDesk canned;

    @BeforeAll
    static void needsTheMachinesChromium() {
        assumeTrue(Browser.isInstalled(), "Skipped: there is no Chromium with its chromedriver on the PATH");
    }

    @AfterAll
    void close() {
        desks.values().forEach(Desk::close);
    }

    /** All tests share one list. */
    @AfterEach
    void nothingIsOpen() {
        var open =
                new ConversationQuery(person("maya").bans(), null, null, null, null, false, new PageRequest(200, null));
        for (var it : conversations.list(open).items()) {
            if (it.stands().state().equals("closed")) continue;
            conversations.assign(person("olivia"), it.key(), "olivia");
            conversations.resolve(person("olivia"), it.key());
        }
    }

    @Test
    void keepsNotesThatStandBetweenTheMessagesAndSurviveWhateverComesMeanwhile() throws Exception {
        var key = writes("Mina Park");
        var asha = at("asha");

        asha.opens(key.toString());
        asha.clicks("[data-panel=notes]");
        asha.types("#note", "Rings back on Monday");
        asha.clicks("#timeline");
        conversations.receive(
                InboundMessage.text(key, UUID.randomUUID().toString(), "Mina Park", "Hello?", Instant.now(), null));
        asha.goesTo("/inbox/conversations/" + key);
        asha.clicks("[data-panel=notes]");
        asha.until("the draft is there", () -> asha.valueOf("#note").equals("Rings back on Monday"));
        asha.types("#note", Keys.chord(Keys.CONTROL, Keys.ENTER));

        asha.sees("#notes", "Rings back on Monday");
        asha.sees("#lines .noted", "Asha Rao");
        assertThat(asha.valueOf("#note")).isEmpty();
        assertThat(asha.isAt("#note")).isTrue();
        asha.pictures("notes");
        assertThat(asha.barriers()).isEmpty();
        asha.clicks("[data-action=delete-note]");
        asha.sees("[data-action=delete-note]", "Delete?");
        assertThat(notesOf(key)).hasSize(1);
        asha.clicks("[data-action=delete-note]");
        asha.sees("#notes", "No notes yet");
        asha.seesNo("#lines .noted");
        assertThat(notesOf(key)).isEmpty();
    }

    @Test
    void putsTagsOnAndTakesThemOff() throws Exception {
        var key = writes("Mina Park");
        var asha = at("asha");
        asha.opens(key.toString());

        asha.clicks("[data-panel=notes]");
        asha.types("#tag", "VIP <b>", Keys.ENTER);
        asha.sees(".tag-editor", "VIP <b>");
        asha.types("#tag", "wholesale", Keys.ENTER);

        asha.sees(".tag-editor", "wholesale");
        asha.sees(".chat-head .tag-chips", "VIP <b>");
        asha.sees("#rows .chosen .tag-chips", "wholesale");
        asha.pictures("tags");
        assertThat(asha.barriers()).isEmpty();
        asha.goesTo("/inbox?tab=open");
        asha.clicks("#filter-tag option[value=wholesale]");
        asha.until("the filter is in the address of the tabs", () -> asha.has("#tab-open[href*=wholesale]"));
        asha.sees("#rows", "Mina Park");
        asha.opens(key.toString());
        asha.clicks("[data-panel=notes]");
        asha.clicks("[data-tag=wholesale]");
        asha.until("one tag is left", () -> !asha.has("[data-tag=wholesale]"));
        assertThat(tags.of(person("maya"), key)).extracting(it -> it.name()).containsExactly("VIP <b>");
        asha.types("#tag", "100%", Keys.ENTER);
        asha.until("it is refused in a sentence", () -> asha.has("#tag-refusal"));
    }

    @Test
    void answersWithCannedRepliesByTheKeyboard() throws Exception {
        canned.save(person("maya"), null, "hello", "Hello {{customer.firstName}}, {{agent.name}} of {{number.label}}.");
        canned.save(person("maya"), null, "picture", "Could you send a picture?");
        canned.save(person("maya"), null, "hurry", "It hurries.");
        var key = writes("Mina Park");
        var asha = at("asha");
        asha.opens(key.toString());

        asha.types("#reply", "/h");
        asha.until(
                "two begin with h",
                () -> Long.valueOf(2).equals(asha.asks("document.querySelectorAll('#canned-choice li').length")));
        asha.sees("#canned-choice", "Hello Mina, Asha Rao of Support.");
        assertThat(asha.asks("document.querySelector('#canned-choice [aria-selected=true]').id"))
                .isEqualTo(asha.asks("document.getElementById('reply').getAttribute('aria-activedescendant')"));
        asha.pictures("canned");
        assertThat(asha.barriers()).isEmpty();
        asha.types("#reply", Keys.ARROW_DOWN);
        asha.sees("#canned-choice [aria-selected=true]", "/hurry");
        asha.types("#reply", Keys.ARROW_UP, Keys.ENTER);

        assertThat(asha.valueOf("#reply")).isEqualTo("Hello Mina, Asha Rao of Support.");
        assertThat(asha.has("#canned-choice")).isFalse();
        asha.types("#reply", Keys.ENTER);
        asha.sees("#lines", "Hello Mina, Asha Rao of Support.");
        asha.types("#reply", "/pic", Keys.ESCAPE);
        asha.seesNo("#canned-choice");
        assertThat(asha.valueOf("#reply")).isEqualTo("/pic");
        asha.types("#reply", Keys.chord(Keys.CONTROL, "a"), "/pic", Keys.ENTER);
        asha.until("taken", () -> asha.valueOf("#reply").equals("Could you send a picture?"));
        assertThat(replies(key)).containsExactly("Hello Mina, Asha Rao of Support.");
    }

    @Test
    void neverSendsABlankThatNobodyFilledIn() {
        canned.save(person("maya"), null, "hello", "Hello {{customer.firstName}}, {{agent.name}} of {{number.label}}.");
        var key = writes(null);
        var asha = at("asha");
        asha.opens(key.toString());

        asha.types("#reply", "/hello");
        asha.sees("#canned-choice", "/hello");
        asha.types("#reply", Keys.TAB);
        assertThat(asha.selected()).isEqualTo("«first name»");
        asha.types("#reply", Keys.END, Keys.ENTER);
        asha.sees("#refusal", "«first name»");
        assertThat(asha.selected()).isEqualTo("«first name»");
        asha.clicks("[data-deed=reply]");
        assertThat(replies(key)).isEmpty();

        asha.types("#reply", "there", Keys.ENTER);
        asha.sees("#lines", "Hello there, Asha Rao of Support.");
        assertThat(replies(key)).containsExactly("Hello there, Asha Rao of Support.");
    }

    @Test
    void writesCannedRepliesWhereSupervisorsAre() throws Exception {
        var maya = at("maya");
        maya.goesTo("/inbox/canned-replies");
        maya.types("#canned-shortcut", "/Refund");
        maya.types("#canned-text", "Hello {{customer.frstName}}");
        maya.clicks("#canned-form [type=submit]");
        maya.sees("#canned-refusal", "There is no placeholder {{customer.frstName}}");
        assertThat(maya.valueOf("#canned-text")).isEqualTo("Hello {{customer.frstName}}");

        maya.types("#canned-text", Keys.chord(Keys.CONTROL, "a"), "Hello ");
        maya.clicks("[data-blank='{{customer.name}}']");
        maya.clicks("#canned-form [type=submit]");
        maya.sees("[data-shortcut=refund]", "Hello {{customer.name}}");
        maya.pictures("canned-replies");
        assertThat(maya.barriers()).isEmpty();

        var asha = at("asha");
        asha.goesTo("/inbox/canned-replies");
        asha.sees("[data-shortcut=refund]", "/refund");
        assertThat(asha.has("#canned-form")).isFalse();
        assertThat(asha.has("[data-action=delete-canned]")).isFalse();

        maya.clicks("[data-shortcut=refund] [data-action=delete-canned]");
        maya.sees("[data-shortcut=refund] [data-action=delete-canned]", "Delete for good?");
        maya.clicks("[data-shortcut=refund] [data-action=delete-canned]");
        maya.seesNo("[data-shortcut=refund]");
    }

    @Test
    void resolvesSeveralAtOnceAndReadsWhatWasRefused() throws Exception {
        var first = writes("Customer One");
        var second = writes("Customer Two");
        var third = writes("Nora Winter");
        List.of(first, second).forEach(it -> replies("asha", it));
        replies("ben", third);
        var asha = at("asha");
        asha.goesTo("/inbox?tab=assigned");
        asha.clicks("#rows li:nth-child(1) input");
        asha.sees("#bulk", "1 selected");
        asha.shiftClicks("#rows li:nth-child(3) input");
        asha.sees("#bulk", "3 selected");
        asha.pictures("bulk");
        assertThat(asha.barriers()).isEmpty();

        asha.clicks("[data-bulk=resolve]");

        asha.sees("#report", "2 resolved, 1 refused");
        asha.sees("#report li", "Nora Winter: ");
        asha.sees("#report li", "Ben Fischer");
        asha.pictures("bulk-report");
        assertThat(asha.barriers()).isEmpty();
        asha.presses(Keys.ESCAPE);
        asha.seesNo("#report");
        asha.seesNo(box(first));
        assertThat(List.of(first, second))
                .allSatisfy(it -> assertThat(state(it)).isEqualTo("closed"));
        assertThat(state(third)).isEqualTo("assigned");
    }

    @Test
    void assignsSeveralAtOnceWhereTheRulesLetSomebody() {
        var first = writes("Customer One");
        var second = writes("Customer Two");
        var asha = at("asha");
        asha.goesTo("/inbox?tab=open");
        asha.clicks(box(first));
        asha.sees("#bulk", "1 selected");
        assertThat(asha.has("#bulk select")).isFalse();
        asha.clicks("[data-bulk=clear]");
        asha.seesNo("#bulk");

        var maya = at("maya");
        maya.goesTo("/inbox?tab=open");
        maya.clicks(box(first));
        maya.clicks(box(second));
        maya.clicks("#bulk-assignee option[value=ben]");

        maya.sees("#bulk", "2 assigned");
        assertThat(List.of(first, second))
                .allSatisfy(it -> assertThat(
                                conversations.find(person("maya"), it).stands().assignee())
                        .isEqualTo("ben"));
        maya.seesNo(box(first));
    }

    @Test
    void worksByKeysAloneAndCanSwitchThemOff() throws Exception {
        var first = writes("Customer One");
        var second = writes("Customer Two");
        var asha = at("asha");
        asha.goesTo("/inbox?tab=open");
        asha.until("both are listed", () -> asha.has(box(second)));

        asha.presses("jj");
        asha.until("the second is focused", () -> asha.isAt("[data-key='" + second + "'] a"));
        asha.presses("k");
        asha.until("the first is focused", () -> asha.isAt("[data-key='" + first + "'] a"));
        asha.presses(Keys.ENTER);
        asha.sees("article.chat h2", "Customer One");
        asha.leavesTheField();
        asha.presses("p");
        asha.sees("article.chat .stands", "picked up by you");
        asha.presses("n");
        asha.until("a note can be written", () -> asha.isAt("#note"));
        asha.types("#note", "jepg");
        assertThat(asha.valueOf("#note")).isEqualTo("jepg");
        asha.presses(Keys.ESCAPE);
        asha.presses(Keys.ESCAPE);
        asha.seesNo("#panel");
        asha.presses("r");
        asha.until("a reply can be written", () -> asha.isAt("#reply"));
        asha.leavesTheField();
        asha.presses("/");
        asha.until("the search has the focus", () -> asha.isAt("#q"));
        asha.leavesTheField();
        asha.presses("e");
        asha.sees("article.chat .stands", "Closed");
        asha.presses("gc");
        asha.until("the tab is Closed", () -> asha.has("#tab-closed[aria-current]"));

        asha.presses("?");
        asha.until("the sheet is open", () -> asha.has("#shortcuts"));
        asha.pictures("shortcuts");
        assertThat(asha.barriers()).isEmpty();
        asha.clicks("#shortcuts-on");
        asha.presses(Keys.ESCAPE);
        asha.seesNo("#shortcuts");
        asha.presses("go");
        assertThat(asha.has("#tab-closed[aria-current]")).isTrue();
        asha.goesTo("/inbox?tab=open");
        asha.presses("?");
        assertThat(asha.has("#shortcuts")).isFalse();
        asha.clicks("[data-action=shortcuts]");
        asha.clicks("#shortcuts-on");
        asha.presses(Keys.ESCAPE);
        assertThat(state(first)).isEqualTo("closed");
        assertThat(state(second)).isEqualTo("open");
    }

    @Test
    void hasRoomOnAPhoneAndInTheDark() throws Exception {
        var key = writes("Mina Park");
        tags.put(person("asha"), key, new Tag("a tag with as many letters as it may h"));
        notes.write(person("asha"), key, "n-1", "x".repeat(300));
        var asha = at("asha");
        try {
            asha.size(500, 800);
            asha.opens(key.toString());
            asha.dark(true);
            asha.clicks("[data-panel=notes]");
            asha.sees("#notes", "xxx");
            asha.pictures("notes-small-dark");
            assertThat(asha.barriers()).isEmpty();
            assertThat(asha.asks("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        } finally {
            asha.size(1280, 900);
        }
    }

    private static String box(ConversationKey key) {
        return "#rows input[value='" + key + "']";
    }

    private void replies(String person, ConversationKey key) {
        conversations.reply(person(person), key, new Reply(UUID.randomUUID().toString(), "On its way"));
    }

    private List<String> replies(ConversationKey key) {
        return conversations.messages(person("maya"), key, new PageRequest(50, null)).items().stream()
                .filter(it -> it.direction() == Message.Direction.OUT)
                .map(Message::text)
                .toList();
    }

    private List<String> notesOf(ConversationKey key) {
        return notes.list(person("maya"), key, new PageRequest(50, null)).items().stream()
                .map(it -> it.text())
                .toList();
    }

    private String state(ConversationKey key) {
        return conversations.find(person("maya"), key).stands().state();
    }

    private ConversationKey writes(@Nullable String name) {
        var digits = Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L);
        var key = new ConversationKey(SUPPORT, "49" + digits);
        var text = Content.text("Where is my order?");
        conversations.receive(
                new InboundMessage(key, UUID.randomUUID().toString(), name, text, Instant.now(), null, true));
        return key;
    }

    private Person person(String id) {
        return directory.person(id).orElseThrow();
    }

    private Desk at(String person) {
        return desks.computeIfAbsent(person, it -> Desk.of(it, profiles, port));
    }
}
