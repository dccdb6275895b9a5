package io.parley.transcript;

import static io.parley.scenario.People.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.Found;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who searches … */
@ScenarioTest
class SearchTest {

    @Autowired
    Scenario scenario;

    @Autowired
    Conversations conversations;

    @ParameterizedTest
    @CsvSource({
        "Müller",
        "muller",
        "MÜLL",
        "jü",
        "jurgen muller",
        "müller-lüd",
        "+49 170 5550123",
        "0049 1705550",
        "4917055501",
        "0123",
        "01705550123",
        "555-0123"
    })
    void findsACustomerByNameAndNumber(String words) {
        var key = new ConversationKey(Scenario.SUPPORT, "491705550123");
        writes(key, "Jürgen Müller-Lüdenscheidt", "Hello");

        assertThat(keys(words)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"Dampfschiff", "dampf", "dampfschifffahrts", "P-20417", "20417", "ole ole", "東京", "京都"})
    void findsWhatWasSaid(String words) {
        var key = scenario.customerWrites("Olé! Die Dampfschifffahrtsgesellschaft hat P-20417 verloren. 東京都です");

        assertThat(find(words)).first().satisfies(found -> {
            assertThat(found.conversation().key()).isEqualTo(key);
            assertThat(found.message()).isNotNull();
        });
    }

    @Test
    void findsWhatOneOfUsSaid() {
        var key = scenario.customerWrites("Hello");
        scenario.replies(ASHA, key, "Your kaleidoscope is ready");

        assertThat(keys("kaleid")).containsExactly(key);
    }

    @Test
    void findsNothingByThePartsOfWordsOrByMereSigns() {
        scenario.customerWrites("Where is my xylophone?");

        assertThat(keys("lophone")).isEmpty();
        assertThat(keys("xyl")).isEmpty();
        assertThat(keys("xylophone zebra")).isEmpty();
        assertThat(keys("?!")).isEmpty();
    }

    @Test
    void findsACustomerByTheNameTheyHaveNow() {
        var key = scenario.newCustomer();
        writes(key, "Qadira Old", "Hello");
        writes(key, "Qamar New", "Hello again");

        assertThat(keys("qamar")).containsExactly(key);
        assertThat(keys("qadira")).isEmpty();
    }

    @Test
    void findsCustomersFirstAndTheNewestMessagesNext() {
        var named = scenario.newCustomer();
        writes(named, "Wanda Wombat", "Hello");
        var older = scenario.customerWrites("A wombat in the garden");
        var newer = scenario.customerWrites("Another wombat");

        assertThat(keys("wombat")).containsExactly(named, newer, older);
    }

    @Test
    void findsEverythingPageByPage() {
        var keys = new ArrayList<ConversationKey>();
        for (var count = 0; count < 7; count++) keys.add(0, scenario.customerWrites("Quagmire " + count));

        var found = new ArrayList<ConversationKey>();
        @Nullable String cursor = null;
        do {
            var page = conversations.search(query("quagmire", Set.of("acme"), null, new PageRequest(2, cursor)));
            page.items().forEach(it -> found.add(it.conversation().key()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(found).containsExactlyElementsOf(keys);
    }

    @Test
    void findsWhatStandsWhereTheyLook() {
        var open = scenario.customerWrites("A zeppelin");
        var mine = scenario.customerWrites("My zeppelin");
        scenario.replies(ASHA, mine, "Up it goes");

        assertThat(keys(query("zeppelin", Set.of("acme"), "open", new PageRequest(9, null))))
                .containsExactly(open);
        assertThat(keys(query("zeppelin", Set.of("acme"), "assigned", new PageRequest(9, null))))
                .containsExactly(mine);
    }

    @Test
    void findsNothingOfAnotherAccount() {
        scenario.customerWrites("An ocarina");

        assertThat(keys(query("ocarina", Set.of("globex"), null, new PageRequest(9, null))))
                .isEmpty();
        assertThat(keys(query("ocarina", Set.of(), null, new PageRequest(9, null))))
                .isEmpty();
    }

    private void writes(ConversationKey key, String name, String text) {
        var id = "wamid." + UUID.randomUUID();
        conversations.receive(new InboundMessage(key, id, name, Content.text(text), Instant.now(), null, true));
    }

    private List<ConversationKey> keys(String words) {
        return find(words).stream().map(it -> it.conversation().key()).toList();
    }

    private List<Found> find(String words) {
        return conversations
                .search(query(words, Set.of("acme"), null, new PageRequest(50, null)))
                .items();
    }

    private List<ConversationKey> keys(ConversationQuery query) {
        return conversations.search(query).items().stream()
                .map(it -> it.conversation().key())
                .toList();
    }

    private static ConversationQuery query(String words, Set<String> bans, @Nullable String state, PageRequest page) {
        return new ConversationQuery(bans, state, null, (PhoneNumberId) null, words, false, page);
    }
}
