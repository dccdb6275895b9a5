package io.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Records;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of a customer, in real browsers, is … */
class CustomerDataTest extends InboxHouse {

    private static final String CUSTOMER = "#erasure-customer";
    private static final String ERASE = "#erasure [type=submit]";

    @Autowired
    private Records records;

    @Test
    void erasedBySomebodyWhoNamesTheCustomerAndGoneFromEveryPage() throws Exception {
        var key = writes("Nora Winter", "Please forget me");
        var asha = at("asha");
        asha.opens(key.toString());
        asha.types(BOX, "Half an ans");
        var adam = at("adam");
        adam.opens(key.toString());
        adam.clicks("[data-panel=privacy]");
        adam.sees(".privacy ul", "Nora Winter on Support");
        adam.types(CUSTOMER, "4917");
        adam.clicks(ERASE);
        adam.sees("#erasure-refusal", "Nothing is erased.");
        adam.pictures("customer-data");
        assertThat(adam.barriers()).isEmpty();
        assertThat(records.find(key)).isPresent();

        adam.types(CUSTOMER, Keys.chord(Keys.CONTROL, "a"), key.customer());
        adam.clicks(ERASE);

        adam.sees("#report", "1 conversation is erased");
        adam.pictures("customer-erased");
        assertThat(adam.barriers()).isEmpty();
        adam.presses(Keys.ESCAPE);
        adam.sees("#chat", "There is no such conversation");
        adam.seesNo("#panel");
        adam.seesNo(row(key));
        assertThat(records.find(key)).isEmpty();
        asha.sees("#chat", "There is no such conversation");
        asha.seesNo(row(key));
        assertThat(asha.asks("Object.keys(localStorage).filter(it => it.endsWith('" + key + "')).length"))
                .isEqualTo(0L);
    }

    @Test
    void handedOutAsAFileToThoseWhoMayHaveIt() {
        var key = writes("Omar Aziz", "What do you know of me?");
        var adam = at("adam");
        adam.opens(key.toString());
        adam.clicks("[data-panel=privacy]");
        adam.sees("#privacy-copy", "Download");

        assertThat(adam.asks("fetch(document.getElementById('privacy-copy').href)"
                        + ".then(it => it.status + ' ' + it.headers.get('Content-Type'))"))
                .isEqualTo("200 application/zip");

        var maya = at("maya");
        maya.opens(key.toString());
        maya.sees(".panels", "History");
        assertThat(maya.has("[data-panel=privacy]")).isFalse();
    }
}
