package io.parley.browser;

import static io.parley.scenario.People.MAYA;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.parley.conversation.CampaignDesk;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Standing;
import io.parley.conversation.Template;
import io.parley.conversation.TemplateCost;
import io.parley.conversation.TemplateList;
import io.parley.conversation.Templates;
import io.parley.scenario.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A browser for everybody, one house and one list: what tests of the Inbox share. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InboxHouse {

    static final String CHAT = "#lines";
    static final String HEAD = "#chat-head";
    static final String WHY = "#standing";
    static final String BOX = "#reply";
    static final PhoneNumberId ORDERS = new PhoneNumberId("100000000000002");

    @TempDir
    private static Path profiles;

    private final Map<String, Desk> desks = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    Scenario customer;

    @Autowired
    Conversations conversations;

    @Autowired
    CampaignDesk campaigns;

    @MockitoBean
    Templates templates;

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

    void approved() {
        var ready = new Template(
                "order_ready", "en", "utility", null, "Hello {{1}}, your order is ready.", null, List.of(), null);
        var priced = new TemplateList.Priced(ready, new TemplateCost("Charged when delivered", null, null));
        when(templates.of(any(), any())).thenReturn(new TemplateList(List.of(priced), Instant.now(), null));
        when(templates.filledIn(any(), any()))
                .thenReturn(new Content(Content.TEMPLATE, "Hello Wilma, as it is stored", "{}", null));
    }

    Desk at(String person) {
        return desks.computeIfAbsent(person, it -> Desk.of(it, profiles, port));
    }

    /** Nobody we know. */
    Desk strangers() {
        return Desk.strangers(profiles, port);
    }

    static String row(ConversationKey key) {
        return "[data-key='" + key + "'].row-of";
    }

    void says(ConversationKey key, String text) {
        customer.customerWrites(key, text);
    }

    ConversationKey writes(String name, String text) {
        return writes(name, text, Instant.now());
    }

    ConversationKey writes(String name, String text, Instant at) {
        return writes(customer.newCustomer(), name, text, at);
    }

    ConversationKey writes(ConversationKey key, String name, String text, Instant at) {
        var id = UUID.randomUUID().toString();
        conversations.receive(new InboundMessage(key, id, name, Content.text(text), at, null, true));
        return key;
    }

    Standing standing(ConversationKey key) {
        return customer.of(key).stands();
    }

    static ConversationQuery query(String words) {
        return new ConversationQuery(MAYA.bans(), null, null, null, words, false, new PageRequest(9, null));
    }
}
