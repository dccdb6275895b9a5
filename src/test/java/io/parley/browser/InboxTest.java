package io.parley.browser;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Content;
import io.parley.conversation.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A conversation in the Inbox, with two agents and a supervisor at browsers of their own. */
class InboxTest extends InboxHouse {

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

    /** R7. */
    @Test
    void changesHandsAtOnceWhenASupervisorTakesItOver() {
        var key = writes("Olga Brandt", "I was charged twice");
        customer.replies(ASHA, key, "Let me look.");
        var asha = at("asha");
        var maya = at("maya");
        asha.opens(key.toString());
        maya.opens(key.toString());
        asha.types(BOX, "You will get");

        maya.clicks("[data-deed=takeOver]");

        maya.sees(HEAD, "to you");
        asha.sees(WHY, "Maya Lindqvist has this conversation");
        asha.sees(CHAT, "Taken over by Maya Lindqvist");
        assertThat(asha.valueOf(BOX)).isEqualTo("You will get");
        assertThat(asha.has("[data-deed=resolve]")).isFalse();

        maya.chooses("#assignee", "Asha Rao");

        asha.sees(HEAD, "to you");
        asha.until("it can be sent", () -> asha.has("[data-deed=reply]:enabled"));
        assertThat(asha.valueOf(BOX)).isEqualTo("You will get");
        assertThat(standing(key).assignee()).isEqualTo("asha");
    }

    /** R4, by two at the same moment. */
    @Test
    void isWonByOneOfTwoWhoSendAtOnce() {
        var key = writes("Rosa Engel", "Are you open on Sunday?");
        var asha = at("asha");
        var ben = at("ben");
        asha.opens(key.toString());
        ben.opens(key.toString());
        asha.types(BOX, "Asha says yes");
        ben.types(BOX, "Ben says yes");

        var ashas = CompletableFuture.runAsync(() -> asha.types(BOX, Keys.ENTER));
        var bens = CompletableFuture.runAsync(() -> ben.types(BOX, Keys.ENTER));
        CompletableFuture.allOf(ashas, bens).join();

        await().until(() -> "assigned".equals(standing(key).state()));
        var ashaWon = "asha".equals(standing(key).assignee());
        var winner = ashaWon ? asha : ben;
        var loser = ashaWon ? ben : asha;
        loser.sees(WHY, (ashaWon ? "Asha Rao" : "Ben Fischer") + " has this conversation");
        loser.sees(CHAT, ashaWon ? "Asha says yes" : "Ben says yes");
        assertThat(loser.valueOf(BOX)).isEqualTo(ashaWon ? "Ben says yes" : "Asha says yes");
        winner.until("the box is empty", () -> winner.valueOf(BOX).isEmpty());
        assertThat(winner.asks("document.querySelectorAll('.bubble.out').length"))
                .isEqualTo(1L);
    }

    @Test
    void offersTemplatesByItselfWhenTheReplyWindowEnds() {
        approved();
        var key = writes(
                "Wanda Falk",
                "Is it ready?",
                Instant.now().minus(Duration.ofHours(24)).plusSeconds(12));
        var asha = at("asha");
        asha.opens(key.toString());
        asha.types(BOX, "It is");

        asha.until("templates are offered", () -> asha.has("#template"));

        asha.sees(WHY, "24 hours");
        assertThat(asha.valueOf(BOX)).isEqualTo("It is");
        assertThat(asha.has("[data-deed=reply]:enabled")).isFalse();
    }
}
