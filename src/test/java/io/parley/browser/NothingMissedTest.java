package io.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What happens at an awkward moment is seen, though a page looks by itself only every twenty seconds, and kept … */
class NothingMissedTest extends InboxHouse {

    private static final String NEVER_BY_ITSELF = "window.setInterval = () => 0;";

    private static final String STREAM_WAITS = """
            const Stream = EventSource;
            window.EventSource = function (address) {
              const listeners = [];
              window.goOn = () => {
                const stream = new Stream(address);
                listeners.forEach(it => stream.addEventListener(...it));
              };
              return {addEventListener: (...it) => listeners.push(it), close: () => {}};
            };
            """;

    private static final String FIRST_ROWS_WAIT = """
            const ask = fetch;
            let isFirst = true;
            window.fetch = async (...question) => {
              const answer = await ask(...question);
              if (!String(question[0]).includes('/inbox/rows') || !isFirst) return answer;
              isFirst = false;
              const text = await answer.text();
              await new Promise(goOn => window.goOn = goOn);
              return new Response(text, {status: answer.status});
            };
            addEventListener('parley:conversation', () => window.told = true, true);
            """;

    private static final String CHAT_WAITS = """
            const send = XMLHttpRequest.prototype.send;
            XMLHttpRequest.prototype.send = function (...content) {
              const shown = this.onload;
              this.onload = () => window.goOn = () => shown.call(this);
              send.apply(this, content);
            };
            addEventListener('parley:conversation', () => window.told = true, true);
            """;

    static final String EVERY_POST_WAITS = """
            const ask = fetch;
            window.fetch = async (...question) => {
              if (question[1]?.method === 'POST') await new Promise(goOn => window.goOn = goOn);
              return ask(...question);
            };
            """;

    private static final String GO_ON_TO_THE_NEXT = "const next = goOn; delete window.goOn; next();";
    private static final String FILE = ".attach input";

    @TempDir
    private static Path files;

    /** While the page is there and its stream is not. */
    @Test
    void beforeThePageIsTold() {
        var asha = at("asha");
        asha.where(NEVER_BY_ITSELF + STREAM_WAITS, () -> {
            asha.goesTo("/inbox?tab=open");

            var key = writes("Mina Park", "Where is my order?");
            asha.runs("goOn()");

            asha.sees(row(key), "Where is my order?");
        });
    }

    /** While the page has asked for the list and not yet shown it. */
    @Test
    void duringALook() {
        var asha = at("asha");
        asha.where(NEVER_BY_ITSELF + FIRST_ROWS_WAIT, () -> {
            asha.goesTo("/inbox?tab=open");
            asha.until("holds a list that is empty", () -> asha.asks("window.goOn") != null);

            var key = writes("Omar Haddad", "Hello");
            asha.until("is told of it", () -> asha.asks("window.told") != null);
            asha.runs("goOn()");

            asha.sees(row(key), "Hello");
        });
    }

    /** While the page has asked for the conversation and not yet shown it. */
    @Test
    void whileAChatIsOpened() {
        var asha = at("asha");
        asha.where(NEVER_BY_ITSELF + CHAT_WAITS, () -> {
            var key = writes("Lena Fischer", "Good morning");
            asha.goesTo("/inbox?tab=open");
            asha.sees(row(key), "Good morning");
            asha.clicks(row(key) + " a");
            asha.until("holds a chat with one message", () -> asha.asks("window.goOn") != null);

            asha.runs("delete window.told");
            says(key, "Is anybody there?");
            asha.until("is told of it", () -> asha.asks("window.told") != null);
            asha.runs("goOn()");

            asha.sees(CHAT, "Is anybody there?");
        });
    }

    @Test
    void whileAReplyIsStored() {
        var key = writes("Nora Vogel", "Is it ready?");
        var asha = at("asha");
        asha.where(EVERY_POST_WAITS, () -> {
            asha.opens(key.toString());

            asha.types(BOX, "It is", Keys.ENTER);
            asha.until("the reply is on its way", () -> asha.asks("window.goOn") != null);
            asha.types(BOX, ", since today");
            asha.runs("goOn()");

            asha.sees(CHAT, "It is");
            assertThat(asha.valueOf(BOX)).isEqualTo("It is, since today");
        });
    }

    /** The first file goes with the first reply, although another one is chosen during its upload. */
    @Test
    void whileAFileIsUploaded() {
        var key = writes("Nora Vogel", "Have you got the bill?");
        var asha = at("asha");
        asha.where(EVERY_POST_WAITS, () -> {
            asha.opens(key.toString());
            asha.types(FILE, file("bill.txt"));
            asha.types(BOX, "Here it is", Keys.ENTER);
            asha.until("the file is on its way", () -> asha.asks("window.goOn") != null);

            asha.types(FILE, file("terms.txt"));
            asha.runs(GO_ON_TO_THE_NEXT);
            asha.until("the reply is on its way", () -> asha.asks("window.goOn") != null);
            asha.runs(GO_ON_TO_THE_NEXT);

            asha.sees(CHAT, "Here it is");
            asha.sees(CHAT, "bill.txt");
            assertThat(asha.textOf(".attach .chosen")).startsWith("terms.txt");

            asha.types(BOX, Keys.ENTER);
            asha.until("the other file is on its way", () -> asha.asks("window.goOn") != null);
            asha.runs(GO_ON_TO_THE_NEXT);
            asha.until("the other reply is on its way", () -> asha.asks("window.goOn") != null);
            asha.runs(GO_ON_TO_THE_NEXT);

            asha.sees(CHAT, "terms.txt");
            asha.until("no file is chosen", () -> asha.textOf(".attach .chosen").isEmpty());
        });
    }

    private String file(String name) {
        try {
            return Files.writeString(files.resolve(name), "What is written there")
                    .toString();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Test
    void aQuotationThatIsChosenWhileAReplyIsStored() {
        var key = writes("Nora Vogel", "Is it ready?");
        says(key, "And what does it cost?");
        var asha = at("asha");
        asha.where(EVERY_POST_WAITS, () -> {
            asha.opens(key.toString());
            asha.types(BOX, "It is", Keys.ENTER);
            asha.until("the reply is on its way", () -> asha.asks("window.goOn") != null);

            asha.clicks("[data-action=quote][data-text^=And]");
            asha.runs(GO_ON_TO_THE_NEXT);
            asha.sees(CHAT, "It is");

            asha.sees(".quoting .what", "And what does it cost?");
        });
    }

    @Test
    void whileANoteIsStored() {
        var key = writes("Nora Vogel", "Is it ready?");
        var asha = at("asha");
        asha.where(EVERY_POST_WAITS, () -> {
            asha.opens(key.toString());
            asha.clicks("[data-panel=notes]");

            asha.types("#note", "Rings back", Keys.chord(Keys.CONTROL, Keys.ENTER));
            asha.until("the note is on its way", () -> asha.asks("window.goOn") != null);
            asha.types("#note", " on Monday");
            asha.runs("goOn()");

            asha.sees("#notes", "Rings back");
            asha.until("what was typed is there", () -> asha.valueOf("#note").equals("Rings back on Monday"));
        });
    }
}
