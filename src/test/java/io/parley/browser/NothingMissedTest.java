package io.parley.browser;

import org.junit.jupiter.api.Test;

/** What happens at an awkward moment is seen all the same, though a page looks by itself only every twenty seconds … */
class NothingMissedTest extends InboxHouse {

    private static final String NEVER_BY_ITSELF = "window.setInterval = () => 0;";

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
