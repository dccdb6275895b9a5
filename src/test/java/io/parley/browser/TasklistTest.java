package io.parley.browser;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Standing;
import io.parley.conversation.Template;
import io.parley.conversation.TemplateChoice;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A conversation in Tasklist, in real browsers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistTest {

    @TempDir
    private static Path profiles;

    private final Map<String, Browser> browsers = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Scenario customer;

    @Autowired
    private Conversations conversations;

    @MockitoBean
    private Templates templates;

    @BeforeAll
    static void needsTheMachinesChromium() {
        assumeTrue(Browser.isInstalled(), "Skipped: there is no Chromium with its chromedriver on the PATH");
    }

    @AfterAll
    void close() {
        browsers.values().forEach(Browser::close);
    }

    @Test
    void isWorkedFromOpenToResolved() {
        var key = writes("Mina Park", "Where is my order?");
        var asha = at("asha");

        asha.opens("Open", "Mina Park");
        asha.picksUp();
        asha.seesFact("pickedUpBy", "Asha Rao");
        asha.replies("On its way.");
        asha.seesFact("assignee", "Asha Rao");

        assertThat(standing(key))
                .extracting(Standing::state, Standing::assignee)
                .containsExactly("assigned", "asha");

        asha.opens("Mine", "Mina Park");
        asha.sees("transcript", "◷");
        asha.does("resolve");
        asha.seesNothingOpen();

        assertThat(standing(key).state()).isEqualTo("closed");
    }

    @Test
    void isAnsweredWithoutBeingPickedUp() {
        var key = writes("Oscar Lund", "Hello?");
        var asha = at("asha");

        asha.opens("Open", "Oscar Lund");
        asha.replies("Hello!");
        asha.seesFact("assignee", "Asha Rao");

        assertThat(standing(key).assignee()).isEqualTo("asha");
    }

    @Test
    void keepsWhatAnAgentTypesWhenTheCustomerWrites() {
        var key = writes("Tom Baker", "Can I change my address?");
        var task = standing(key).task();
        var asha = at("asha");

        asha.opens("Open", "Tom Baker");
        asha.types("Let me see whether");
        customer.customerWrites(key, "It is the new flat");
        asha.sees("transcript", "It is the new flat");

        asha.keepsDraft("Let me see whether");
        assertThat(asha.isTyping()).isTrue();
        assertThat(asha.address()).contains("task=" + task);
        assertThat(standing(key).task()).isEqualTo(task);

        asha.reloads();

        asha.keepsDraft("Let me see whether");
    }

    @Test
    void keepsWhatAnAgentTypesWhileAReplyIsStored() {
        writes("Nils Berg", "Is it ready?");
        var asha = at("asha");
        asha.where(NothingMissedTest.EVERY_POST_WAITS, () -> {
            asha.opens("Open", "Nils Berg");
            asha.types("It is");
            asha.does("reply");
            asha.until("the reply is on its way", () -> asha.asks("window.goOn") != null);
            asha.types(", since today");
            asha.asks("goOn()");
            asha.seesFact("assignee", "Asha Rao");

            asha.sees("transcript", "It is");
            asha.keepsDraft("It is, since today");
        });
    }

    @Test
    void keepsTheTextOfWhoeverWasSlower() {
        var key = writes("Ida Holm", "Do you have it in blue?");
        var asha = at("asha");

        asha.opens("Open", "Ida Holm");
        asha.types("Yes, we");
        customer.replies(BEN, key, "Yes, and in green.");
        asha.sees("standing", "Ben Fischer has this conversation since");

        asha.keepsDraft("Yes, we");
        assertThat(asha.isOffered("reply")).isFalse();
    }

    @Test
    void isReadOnlyForEverybodyButTheAssignee() {
        var key = writes("Jonas Weber", "Do you deliver to Austria?");
        customer.replies(ASHA, key, "We do.");
        var ben = at("ben");

        ben.opens("Assigned", "Jonas Weber");
        ben.sees("standing", "Asha Rao has this conversation since");

        assertThat(ben.textOf("standing")).endsWith("; only they can reply.");
        assertThat(ben.canType()).isFalse();
        assertThat(ben.isOffered("reply")).isFalse();
        assertThat(ben.isOffered("resolve")).isFalse();
        assertThat(ben.isOffered("takeOver")).isFalse();
    }

    @Test
    void isTakenOverByASupervisor() {
        var key = writes("Lucía Romero", "The lamp arrived broken");
        customer.replies(ASHA, key, "Could you send me a picture?");
        var maya = at("maya");

        maya.opens("Assigned", "Lucía Romero");
        maya.does("takeOver");
        maya.seesFact("assignee", "Maya Lindqvist");

        assertThat(maya.canType()).isTrue();
        assertThat(standing(key))
                .extracting(Standing::state, Standing::assignee)
                .containsExactly("assigned", "maya");
    }

    @Test
    void isAnsweredWithATemplateWhenTheReplyWindowIsOver() {
        approved();
        var key = writes("Vera Sand", "Is it ready?", Instant.now().minus(Duration.ofHours(25)));
        var asha = at("asha");

        asha.opens("Open", "Vera Sand");
        asha.sees("standing", "24 hours ago");
        assertThat(asha.isOffered("reply")).isFalse();
        asha.choosesTemplate("order_ready", "<b>Vera</b>");
        asha.sees("templates", "Hello <b>Vera</b>, your order is ready.");
        asha.sees("templates", "Charged when delivered");
        asha.does("template");
        asha.seesFact("assignee", "Asha Rao");
        asha.sees("transcript", "Hello Vera, as it is stored");

        assertThat(standing(key).assignee()).isEqualTo("asha");
        verify(templates)
                .filledIn(key.number(), new TemplateChoice("order_ready", "en", Map.of("1", "<b>Vera</b>"), Map.of()));
    }

    private void approved() {
        var ready = new Template(
                "order_ready", "en", "utility", null, "Hello {{1}}, your order is ready.", null, List.of(), null);
        var priced = new TemplateList.Priced(ready, new TemplateCost("Charged when delivered", null, null));
        when(templates.of(any(), any())).thenReturn(new TemplateList(List.of(priced), Instant.now(), null));
        when(templates.filledIn(any(), any()))
                .thenReturn(new Content(Content.TEMPLATE, "Hello Vera, as it is stored", "{}", null));
    }

    @Test
    void isAssignedBySettingTheAssigneeInTasklist() {
        var key = writes("Nora Klein", "One chair is missing");
        var maya = at("maya");

        maya.opens("Open", "Nora Klein");
        maya.picksUp();
        maya.entersAssignee("ben");

        await().untilAsserted(() -> assertThat(standing(key))
                .extracting(Standing::state, Standing::assignee)
                .containsExactly("assigned", "ben"));
        maya.seesFact("assignee", "Ben Fischer");
    }

    @Test
    void showsAsTextWhateverTheCustomerSends() {
        var attack = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>{{7*7}}";
        writes("Eve " + attack, attack);
        var asha = at("asha");

        asha.opens("Open", "Eve");
        asha.sees("transcript", attack);

        assertThat(asha.textOf("facts")).contains(attack);
        assertThat(asha.has(By.cssSelector(".parley img, .parley .transcript script")))
                .isFalse();
        assertThat(asha.asks("window.hacked")).isNull();
    }

    private Browser at(String person) {
        return browsers.computeIfAbsent(person, it -> Browser.of(it, profiles, port));
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
}
