package io.parley.browser;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.parley.conversation.CampaignDesk;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Standing;
import io.parley.conversation.Template;
import io.parley.conversation.TemplateCost;
import io.parley.conversation.TemplateList;
import io.parley.conversation.Templates;
import io.parley.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
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
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A conversation in the Inbox, with two agents and a supervisor at browsers of their own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {

    private static final String CHAT = "#lines";
    private static final String HEAD = "#chat-head";
    private static final String WHY = "#standing";
    private static final String BOX = "#reply";

    @TempDir
    private static Path profiles;

    private final Map<String, Desk> desks = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Scenario customer;

    @Autowired
    private Conversations conversations;

    @Autowired
    private CampaignDesk campaigns;

    @MockitoBean
    private Templates templates;

    @BeforeAll
    static void needsTheMachinesChromium() {
        assumeTrue(Browser.isInstalled(), "Skipped: there is no Chromium with its chromedriver on the PATH");
    }

    /** All tests share one list. */
    @AfterEach
    void nothingIsOpenAndTheTimeIsReal() {
        ClockUtil.reset();
        var all = new ConversationQuery(MAYA.bans(), null, null, null, null, false, new PageRequest(200, null));
        for (var it : conversations.list(all).items()) {
            if (it.stands().state().equals("closed")) continue;
            conversations.assign(MAYA, it.key(), MAYA.id());
            conversations.resolve(MAYA, it.key());
        }
    }

    @AfterAll
    void close() {
        desks.values().forEach(Desk::close);
    }

    /** R1, R2. */
    @Test
    void appearsInOpenByItselfAndCountsWhatIsUnread() {
        var asha = at("asha");
        asha.goesTo("/inbox?tab=open");

        var key = writes("Mina Park", "Where is my order?");
        asha.sees(row(key), "Where is my order?");
        says(key, "Hello?");

        asha.sees(row(key) + " .unread-count", "2");
        asha.sees(row(key), "waiting");
        assertThat(asha.has("#tab-open[aria-current]")).isTrue();
    }

    /** R3. */
    @Test
    void isPickedUpAndPutBackBeforeEverybodysEyes() {
        var key = writes("Omar Haddad", "Hello");
        var asha = at("asha");
        var ben = at("ben");
        asha.opens(key.toString());
        ben.opens(key.toString());

        asha.clicks("[data-deed=pickUp]");

        ben.sees(HEAD, "picked up by Asha Rao");
        ben.sees(WHY, "Whoever replies first has the conversation");
        ben.sees(row(key), "picked up by Asha Rao");
        assertThat(standing(key).state()).isEqualTo("open");

        asha.clicks("[data-deed=release]");

        ben.until("nobody has picked it up", () -> !ben.textOf(HEAD).contains("picked up"));
        assertThat(standing(key).pickedUpBy()).isNull();
    }

    /** R4, R6, R9, R12, R13. */
    @Test
    void isWorkedFromOpenToResolvedAndReopens() {
        var key = writes("Ida Holm", "Do you have it in blue?");
        var asha = at("asha");
        asha.opens(key.toString());

        asha.types(BOX, "Yes,", Keys.chord(Keys.SHIFT, Keys.ENTER), "we have.", Keys.ENTER);

        asha.sees(CHAT, "Yes,\nwe have.");
        asha.sees(HEAD, "to you");
        asha.sees(CHAT, "Assigned to Asha Rao, who replied");
        asha.until("the box is empty", () -> asha.valueOf(BOX).isEmpty());
        assertThat(standing(key).assignee()).isEqualTo("asha");

        asha.clicks("[data-deed=resolve]");

        asha.sees(WHY, "closed until the customer writes again");
        asha.sees(CHAT, "Asha Rao marked it as resolved");
        assertThat(asha.has(BOX)).isFalse();
        assertThat(standing(key).state()).isEqualTo("closed");

        says(key, "And in green?");

        asha.sees(CHAT, "Open again: the customer wrote");
        asha.until("it can be answered", () -> asha.has(BOX));
        assertThat(standing(key).state()).isEqualTo("open");
    }

    /** R5, R6. */
    @Test
    void isAssignedByASupervisorAndReadOnlyForTheOthers() {
        var key = writes("Nora Klein", "One chair is missing");
        var maya = at("maya");
        var asha = at("asha");
        asha.opens(key.toString());
        maya.opens(key.toString());
        assertThat(asha.has("#assignee")).isFalse();

        maya.chooses("#assignee", "Ben Fischer");

        asha.sees(HEAD, "to Ben Fischer");
        asha.sees(WHY, "Ben Fischer has this conversation");
        asha.sees(WHY, "only they can reply");
        assertThat(asha.has(BOX)).isFalse();
        assertThat(asha.has("[data-deed=resolve]")).isFalse();
        assertThat(standing(key).assignee()).isEqualTo("ben");
    }

    /** R7. */
    @Test
    void isTakenOverWithTheReply() {
        var key = writes("Lucía Romero", "The lamp arrived broken");
        customer.replies(ASHA, key, "Could you send me a picture?");
        var maya = at("maya");
        var asha = at("asha");
        asha.opens(key.toString());
        maya.opens(key.toString());
        maya.sees(WHY, "Your reply takes it over");

        maya.types(BOX, "I am sending you a new one.", Keys.ENTER);

        maya.sees(CHAT, "I am sending you a new one.");
        asha.sees(WHY, "Maya Lindqvist has this conversation");
        assertThat(standing(key).assignee()).isEqualTo("maya");
    }

    /** R8. */
    @Test
    void closesLaterWhenTheCustomerWrites() {
        var key = writes("Tom Baker", "Hello");
        customer.replies(ASHA, key, "Hello!");
        var asha = at("asha");
        asha.opens(key.toString());
        var closes = "document.querySelector('#chat-head time').dateTime";
        var before = asha.asks(closes);

        conversations.receive(new InboundMessage(
                key,
                UUID.randomUUID().toString(),
                "Tom Baker",
                Content.text("One more thing"),
                Instant.now().plusSeconds(60),
                null,
                true));

        asha.sees(CHAT, "One more thing");
        asha.until("it closes later", () -> !before.equals(asha.asks(closes)));
    }

    /** R10. */
    @Test
    void saysThatItWasClosedBySilence() {
        var key = writes("Jonas Weber", "Do you deliver to Austria?");
        customer.replies(ASHA, key, "We do.");
        var asha = at("asha");
        asha.opens(key.toString());

        customer.pass(Duration.ofHours(48));

        asha.sees(CHAT, "customer silent for 48 hours");
        asha.sees(WHY, "closed until the customer writes again");
    }

    /** R11. */
    @Test
    void isResolvedWithoutAReply() {
        var key = writes("Spam Sam", "Buy now");
        var ben = at("ben");
        ben.opens(key.toString());

        ben.clicks("[data-deed=resolve]");

        ben.sees(CHAT, "Ben Fischer marked it as resolved");
        assertThat(standing(key).state()).isEqualTo("closed");
    }

    /** R14, R15. */
    @Test
    void namesTheCampaignThatItAnswersAndHidesItsSending() {
        var key = customer.newCustomer();
        var sent = "wamid." + UUID.randomUUID();
        campaigns.note(MAYA, new CampaignMessage(key.number(), sent, key.customer(), "Autumn sale", Instant.now()));
        assertThat(conversations.search(query("Autumn")).items()).isEmpty();

        conversations.receive(new InboundMessage(
                key,
                UUID.randomUUID().toString(),
                "Carla Blum",
                new Content("text", "Is it still on?", null, sent),
                Instant.now(),
                null,
                true));
        var asha = at("asha");
        asha.opens(key.toString());

        asha.sees(CHAT, "Reply to the campaign Autumn sale");
        assertThat(asha.asks("document.querySelectorAll('.bubble').length")).isEqualTo(1L);
    }

    @Test
    void keepsTheTextOfWhoeverWasSlowerAndSaysWhoWon() {
        var key = writes("Vera Sand", "Anybody there?");
        var asha = at("asha");
        var ben = at("ben");
        asha.opens(key.toString());
        ben.opens(key.toString());
        asha.types(BOX, "Yes, we");
        ben.sees("#presence", "Asha Rao is writing");

        ben.types(BOX, "Yes!", Keys.ENTER);

        asha.sees(WHY, "Ben Fischer has this conversation");
        assertThat(asha.valueOf(BOX)).isEqualTo("Yes, we");
        assertThat(asha.has("[data-deed=reply]:enabled")).isFalse();
        asha.reloads();
        assertThat(asha.valueOf(BOX)).isEqualTo("Yes, we");
    }

    @Test
    void comesWithoutAReloadAndLosesNothingThatIsTypedOrRead() {
        var key = writes("Paula Ruiz", "Line 0");
        for (var line = 1; line < 60; line++) says(key, "Line " + line);
        var asha = at("asha");
        asha.opens(key.toString());
        asha.types(BOX, "Half a sen");
        asha.asks("document.getElementById('timeline').scrollTop = 0");
        var read = "Math.round(document.getElementById('timeline').scrollTop)";
        asha.until("older lines are there", () -> (Long) asha.asks("document.querySelectorAll('.bubble').length") > 41);
        asha.asks("document.getElementById('timeline').scrollTop = 500");
        var place = asha.asks(read);

        says(key, "The newest line");

        asha.until(
                "it is there",
                () -> Boolean.TRUE.equals(
                        asha.asks("document.getElementById('lines').textContent.includes('The newest line')")));
        assertThat(asha.asks(read)).isEqualTo(place);
        assertThat(asha.valueOf(BOX)).isEqualTo("Half a sen");
        assertThat(asha.isAt(BOX)).isTrue();
        assertThat(asha.has(".newer")).isTrue();
        asha.clicks(".newer");
        asha.sees(CHAT, "The newest line");
    }

    @Test
    void catchesUpAfterALostConnection() {
        var key = writes("Max Roth", "First");
        var asha = at("asha");
        asha.opens(key.toString());
        asha.types(BOX, "What I");

        asha.isOffline(true);
        asha.sees("#connection", "Connection lost");
        says(key, "While you were away");
        asha.isOffline(false);

        asha.sees(CHAT, "While you were away");
        asha.sees("#connection", "Connected again");
        assertThat(asha.valueOf(BOX)).isEqualTo("What I");
    }

    @Test
    void isAnsweredWithATemplateWhenTheReplyWindowIsOver() throws Exception {
        approved();
        var key = writes("Wilma Zorn", "Is it ready?", Instant.now().minus(Duration.ofHours(25)));
        var asha = at("asha");
        asha.opens(key.toString());

        asha.sees(WHY, "24 hours");
        assertThat(asha.has(BOX)).isFalse();
        asha.chooses("#template", "order_ready");
        asha.types(".templates .blanks input", "Wilma");
        asha.sees(".templates .preview", "Hello Wilma, your order is ready.");
        assertThat(asha.barriers()).isEmpty();
        asha.clicks("[data-deed=template]");

        asha.sees(CHAT, "Hello Wilma, as it is stored");
        assertThat(standing(key).assignee()).isEqualTo("asha");
    }

    @Test
    void isFoundByNameNumberAndWhatWasSaid() {
        var key = writes("Zoë Quillfeather", "My kaleidoscope is broken");
        var digits = key.customer();
        var asha = at("asha");

        for (var words : List.of("quill", "zoe", digits.substring(digits.length() - 5), "kaleido")) {
            asha.goesTo("/inbox");
            asha.types("#q", words);
            asha.sees(row(key), "Zoë Quillfeather");
        }

        asha.types("#q", "xyzzy");
        asha.sees("#rows", "Nothing found");
    }

    @Test
    void isReachedByScrollingHoweverManyThereAre() {
        for (var count = 0; count < 90; count++) writes("Customer " + count, "Hello " + count);
        var ben = at("ben");
        ben.goesTo("/inbox?tab=open");
        var rows = "document.querySelectorAll('.row-of').length";
        assertThat(ben.asks(rows)).isEqualTo(40L);

        ben.until("all are there", () -> {
            ben.asks("document.getElementById('list').scrollTo(0, 1e6)");
            return (Long) ben.asks(rows) >= 90;
        });

        assertThat(ben.asks("new Set([...document.querySelectorAll('.row-of')].map(it => it.id)).size"))
                .isEqualTo(ben.asks(rows));
    }

    @Test
    void showsAsTextWhateverTheCustomerSends() {
        var attack = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>[[${7*7}]]";
        var key = writes("Eve " + attack, attack);
        var asha = at("asha");
        asha.opens(key.toString());

        asha.sees(CHAT, attack);

        assertThat(asha.asks("document.querySelectorAll('.bubble img, .bubble script').length"))
                .isEqualTo(0L);
        assertThat(asha.asks("window.hacked")).isNull();
    }

    @Test
    void isReadableForEverybodyOnEveryScreen() throws Exception {
        var key = writes("Greta Lang", "Could I change the address?");
        customer.replies(ASHA, key, "Of course: where to?");
        says(key, "To the new flat, please");
        var asha = at("asha");
        try {
            for (var theme : List.of("light", "dark")) {
                asha.prefers(theme);
                for (var width : List.of(360, 1280, 2560)) {
                    asha.hasScreen(width, width == 360 ? 740 : 900);
                    asha.goesTo("/inbox?tab=assigned");
                    isReadable(asha, "list-" + theme + "-" + width);
                    asha.opens(key.toString());
                    isReadable(asha, "chat-" + theme + "-" + width);
                }
            }
            asha.hasScreen(360, 740);
            assertThat(asha.has("#rows"))
                    .as("a phone shows the list or the chat")
                    .isFalse();
            asha.clicks("[data-action=back]");
            assertThat(asha.has("#rows")).isTrue();
            assertThat(asha.has("article.chat")).isFalse();
        } finally {
            asha.prefers("");
            asha.hasItsWindow();
        }
    }

    private static void isReadable(Desk desk, String what) throws Exception {
        desk.pictures(what);
        assertThat(desk.barriers()).as(what).isEmpty();
        assertThat(desk.asks("document.documentElement.scrollWidth <= innerWidth"))
                .as(what)
                .isEqualTo(true);
    }

    private void approved() {
        var ready = new Template(
                "order_ready", "en", "utility", null, "Hello {{1}}, your order is ready.", null, List.of(), null);
        var priced = new TemplateList.Priced(ready, new TemplateCost("Charged when delivered", null, null));
        when(templates.of(any(), any())).thenReturn(new TemplateList(List.of(priced), Instant.now(), null));
        when(templates.filledIn(any(), any()))
                .thenReturn(new Content(Content.TEMPLATE, "Hello Wilma, as it is stored", "{}", null));
    }

    private Desk at(String person) {
        return desks.computeIfAbsent(person, it -> Desk.of(it, profiles, port));
    }

    private static String row(ConversationKey key) {
        return "[data-key='" + key + "'].row-of";
    }

    private void says(ConversationKey key, String text) {
        customer.customerWrites(key, text);
    }

    private ConversationKey writes(String name, String text) {
        return writes(name, text, Instant.now());
    }

    private ConversationKey writes(String name, String text, Instant at) {
        var key = customer.newCustomer();
        var id = UUID.randomUUID().toString();
        conversations.receive(new InboundMessage(key, id, name, Content.text(text), at, null, true));
        return key;
    }

    private Standing standing(ConversationKey key) {
        return customer.of(key).stands();
    }

    private static ConversationQuery query(String words) {
        return new ConversationQuery(MAYA.bans(), null, null, null, words, false, new PageRequest(9, null));
    }
}
