package io.parley.browser;

import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** What pages run before their own scripts. */
final class Script {

    private Script() {}

    static void first(ChromeDriver driver, String text, Runnable deed) {
        var id = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", text));
        try {
            deed.run();
        } finally {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", id);
        }
    }
}
