package io.parley.browser;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Inbox, on every screen, by light and by dark … */
class ReadableInboxTest extends InboxHouse {

    @Test
    void isForEverybody() throws Exception {
        approved();
        var views = new LinkedHashMap<String, String>();
        views.put("list", "/inbox?tab=open");
        views.put("open", chat(writes("Greta Lang", "Could I change the address?")));
        views.put("chat", chat(answered(ASHA)));
        views.put("theirs", chat(answered(BEN)));
        views.put("closed", chat(resolved()));
        views.put(
                "template",
                chat(writes("Wilma Zorn", "Is it ready?", Instant.now().minus(Duration.ofHours(25)))));
        views.put("canned", "/inbox/canned-replies");

        areReadable(at("asha"), views);
    }

    @Test
    void isForASupervisor() throws Exception {
        var views = new LinkedHashMap<String, String>();
        views.put("takeover", chat(answered(ASHA)));
        views.put("overview", "/inbox/overview");

        areReadable(at("maya"), views);
    }

    @Test
    void isBehindADoorThatEverybodyCanRead() throws Exception {
        try (var stranger = strangers()) {
            areReadable(stranger, Map.of("sign-in", "/sign-in"));
        }
    }

    private static void areReadable(Desk desk, Map<String, String> views) throws Exception {
        try {
            for (var theme : List.of("light", "dark"))
                // How far apart things are is no matter of colours.
                for (var width : theme.equals("light") ? List.of(360, 1280, 2560) : List.of(360, 1280)) {
                    desk.prefers(theme);
                    desk.hasScreen(width, width == 360 ? 740 : 900);
                    for (var view : views.entrySet()) {
                        desk.goesTo(view.getValue());
                        isReadable(desk, view.getKey() + "-" + theme + "-" + width);
                    }
                }
        } finally {
            desk.prefers("");
            desk.hasItsWindow();
        }
    }

    private static void isReadable(Desk desk, String what) throws Exception {
        desk.pictures(what);
        assertThat(desk.barriers()).as(what).isEmpty();
        assertThat(desk.asks("document.documentElement.scrollWidth <= innerWidth"))
                .as(what)
                .isEqualTo(true);
    }

    private static String chat(ConversationKey key) {
        return "/inbox/conversations/" + key;
    }

    private ConversationKey answered(Person person) {
        var key = writes("Tilda Moor", "Could I change the address?");
        customer.replies(person, key, "Of course: where to?");
        says(key, "To the new flat, please");
        return key;
    }

    private ConversationKey resolved() {
        var key = answered(ASHA);
        customer.resolve(ASHA, key);
        return key;
    }
}
