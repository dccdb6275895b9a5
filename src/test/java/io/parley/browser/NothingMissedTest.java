package io.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What happens at an awkward moment is seen, though a page looks by itself only every twenty seconds, and kept … */
class NothingMissedTest extends InboxHouse {

    private static final String NEVER_BY_ITSELF = "window.setInterval = () => 0;";

    static final String EVERY_POST_WAITS = """
            const ask = fetch;
            window.fetch = async (...question) => {
              if (question[1]?.method === 'POST') await new Promise(goOn => window.goOn = goOn);
              return ask(...question);
            };
            """;

    /** While the page is there and its stream is not. */
    @Test
    void beforeThePageIsTold() {
        var asha = at("asha");
        asha.runsFirst(NEVER_BY_ITSELF + """
                const Stream = EventSource;
                window.EventSource = function (address) {
                  const listeners = [];
                  window.goOn = () => {
                    const stream = new Stream(address);
                    listeners.forEach(it => stream.addEventListener(...it));
                  };
                  return {addEventListener: (...it) => listeners.push(it), close: () => {}};
                };
                """);
        asha.goesTo("/inbox?tab=open");

        var key = writes("Mina Park", "Where is my order?");
        asha.runs("goOn()");

        asha.sees(row(key), "Where is my order?");
    }

    /** While the page has asked for the list and not yet shown it. */
    @Test
    void duringALook() {
        var ben = at("ben");
        ben.runsFirst(NEVER_BY_ITSELF + slow("/inbox/rows"));
        ben.goesTo("/inbox?tab=open");
        ben.until("holds a list that is empty", () -> ben.asks("window.goOn") != null);

        var key = writes("Omar Haddad", "Hello");
        ben.until("is told of it", () -> ben.asks("window.told") != null);
        ben.runs("goOn()");

        ben.sees(row(key), "Hello");
    }

    /** While the page has asked for the conversation and not yet shown it. */
    @Test
    void whileAChatIsOpened() {
        var maya = at("maya");
        maya.runsFirst(NEVER_BY_ITSELF + """
                const send = XMLHttpRequest.prototype.send;
                XMLHttpRequest.prototype.send = function (...content) {
                  const shown = this.onload;
                  this.onload = () => window.goOn = () => shown.call(this);
                  send.apply(this, content);
                };
                addEventListener('parley:conversation', () => window.told = true, true);
                """);
        var key = writes("Lena Fischer", "Good morning");
        maya.goesTo("/inbox?tab=open");
        maya.sees(row(key), "Good morning");
        maya.clicks(row(key) + " a");
        maya.until("holds a chat with one message", () -> maya.asks("window.goOn") != null);

        maya.runs("delete window.told");
        says(key, "Is anybody there?");
        maya.until("is told of it", () -> maya.asks("window.told") != null);
        maya.runs("goOn()");

        maya.sees(CHAT, "Is anybody there?");
    }

    @Test
    void whileAReplyIsStored() {
        var key = writes("Nora Vogel", "Is it ready?");
        var carla = at("carla");
        carla.runsFirst(EVERY_POST_WAITS);
        carla.opens(key.toString());

        carla.types(BOX, "It is", Keys.ENTER);
        carla.until("the reply is on its way", () -> carla.asks("window.goOn") != null);
        carla.types(BOX, ", since today");
        carla.runs("goOn()");

        carla.sees(CHAT, "It is");
        assertThat(carla.valueOf(BOX)).isEqualTo("It is, since today");
    }

    @Test
    void whileANoteIsStored() {
        var key = writes("Nora Vogel", "Is it ready?");
        var adam = at("adam");
        adam.runsFirst(EVERY_POST_WAITS);
        adam.opens(key.toString());
        adam.clicks("[data-panel=notes]");

        adam.types("#note", "Rings back", Keys.chord(Keys.CONTROL, Keys.ENTER));
        adam.until("the note is on its way", () -> adam.asks("window.goOn") != null);
        adam.types("#note", " on Monday");
        adam.runs("goOn()");

        adam.sees("#notes", "Rings back");
        adam.until("what was typed is there", () -> adam.valueOf("#note").equals("Rings back on Monday"));
    }

    /** The first answer from there waits until it may go on. */
    private static String slow(String address) {
        return """
                const ask = fetch;
                let isFirst = true;
                window.fetch = async (...question) => {
                  const answer = await ask(...question);
                  if (!String(question[0]).includes('%s') || !isFirst) return answer;
                  isFirst = false;
                  const text = await answer.text();
                  await new Promise(goOn => window.goOn = goOn);
                  return new Response(text, {status: answer.status});
                };
                addEventListener('parley:conversation', () => window.told = true, true);
                """.formatted(address);
    }
}
