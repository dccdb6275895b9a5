package io.parley.browser;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Inbox's views: a conversation … */
class InboxViewsTest extends InboxHouse {

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
    void isListedWithItsNumberAndItsPersonAlone() {
        var support = writes("Udo Support", "Hello");
        var orders = writes(
                new ConversationKey(ORDERS, customer.newCustomer().customer()), "Ute Orders", "Hello", Instant.now());
        customer.replies(ASHA, support, "Hello!");
        customer.replies(BEN, orders, "Hello!");
        var maya = at("maya");
        maya.goesTo("/inbox?tab=assigned");
        maya.sees(row(support), "Udo Support");

        maya.chooses("#number", "Orders");

        maya.seesNo(row(support));
        maya.sees(row(orders), "Ute Orders");
        maya.sees("#tab-assigned .count", "1");

        maya.chooses("#number", "All numbers");
        maya.sees(row(support), "Udo Support");
        maya.chooses("#person", "Asha Rao");

        maya.seesNo(row(orders));
        maya.sees(row(support), "Udo Support");
    }

    @Test
    void takesThePlaceOfTheListOnAPhone() {
        var key = writes("Greta Lang", "Could I change the address?");
        var asha = at("asha");
        try {
            asha.hasScreen(360, 740);
            asha.opens(key.toString());
            assertThat(asha.has("#rows")).isFalse();

            asha.clicks("[data-action=back]");

            asha.sees(row(key), "Greta Lang");
            assertThat(asha.has("article.chat")).isFalse();

            asha.clicks(row(key) + " a");

            asha.sees(CHAT, "Could I change the address?");
            assertThat(asha.has("#rows")).isFalse();
        } finally {
            asha.hasItsWindow();
        }
    }
}
