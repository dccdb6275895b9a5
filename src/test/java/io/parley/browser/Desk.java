package io.parley.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody at a browser, working in the Inbox. */
final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String house;

    private Desk(ChromeDriver driver, String house) {
        this.driver = driver;
        this.house = house;
    }

    static Desk strangers(Path profile, int port) {
        return new Desk(Browser.driver(profile.resolve("stranger")), "http://127.0.0.1:" + port);
    }

    static Desk of(String person, Path profile, int port) {
        var desk = new Desk(Browser.driver(profile.resolve(person)), "http://127.0.0.1:" + port);
        desk.goesTo("/sign-in");
        desk.driver.findElement(By.id("username")).sendKeys(person);
        desk.driver.findElement(By.id("password")).sendKeys("demo");
        desk.driver.findElement(By.cssSelector("button[type=submit]")).click();
        desk.until("signed in", () -> !desk.driver.getCurrentUrl().endsWith("/sign-in"));
        return desk;
    }

    void goesTo(String path) {
        driver.get(house + path);
    }

    /** Opens a conversation by its address. */
    void opens(String key) {
        goesTo("/inbox/conversations/" + key);
        shows(By.cssSelector("article.chat"));
    }

    /** Pages that are opened meanwhile run this before their own scripts. */
    void where(String script, Runnable deed) {
        Script.first(driver, script, deed);
    }

    void runs(String script) {
        driver.executeScript(script);
    }

    void clicks(String css) {
        until("clicked " + css, () -> {
            driver.findElement(By.cssSelector(css)).click();
            return true;
        });
    }

    void shiftClicks(String css) {
        var element = driver.findElement(By.cssSelector(css));
        new Actions(driver).keyDown(Keys.SHIFT).click(element).keyUp(Keys.SHIFT).perform();
    }

    void types(String css, CharSequence... keys) {
        shows(By.cssSelector(css)).sendKeys(keys);
    }

    /** Keys without a field: wherever the focus is. */
    void presses(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void leavesTheField() {
        driver.executeScript("document.activeElement.blur()");
    }

    String valueOf(String css) {
        return driver.findElement(By.cssSelector(css)).getDomProperty("value");
    }

    String selected() {
        return (String) driver.executeScript(
                "const it = document.activeElement;" + " return it.value.slice(it.selectionStart, it.selectionEnd)");
    }

    void sees(String css, String text) {
        until(
                css + " says " + text,
                () -> driver.findElement(By.cssSelector(css)).getText().contains(text));
    }

    void seesNo(String css) {
        until(
                "no " + css,
                () -> driver.findElements(By.cssSelector(css)).stream().noneMatch(WebElement::isDisplayed));
    }

    String textOf(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    boolean has(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    WebElement shows(By what) {
        until("shown " + what, () -> driver.findElement(what).isDisplayed());
        return driver.findElement(what);
    }

    boolean isAt(String css) {
        return Boolean.TRUE.equals(driver.executeScript("return document.activeElement.matches(arguments[0])", css));
    }

    Object asks(String script) {
        return driver.executeScript("return " + script);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** A phone's screen: no window gets as narrow. */
    void hasScreen(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void hasItsWindow() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** The system's own theme. */
    void prefers(String theme) {
        var scheme = Map.of("name", "prefers-color-scheme", "value", theme);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    void isOffline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void reloads() {
        driver.navigate().refresh();
        shows(By.cssSelector("article.chat"));
    }

    void chooses(String css, String words) {
        shows(By.cssSelector(css)).findElements(By.tagName("option")).stream()
                .filter(option -> option.getText().contains(words))
                .findFirst()
                .orElseThrow()
                .click();
    }

    void dark(boolean isDark) {
        driver.executeScript("document.documentElement.dataset.bsTheme = arguments[0]", isDark ? "dark" : "light");
    }

    void pictures(String name) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /**
     * What axe-core finds wrong, by the rules of WCAG 2.2 A and AA. Its newer mode opens a window for each page, for the
     * sake of frames from elsewhere, which no page has.
     */
    @SuppressWarnings("deprecation")
    List<String> barriers() {
        var onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        var rules = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
        return new AxeBuilder()
                .withOptions(onlyViolations).setLegacyMode().withTags(rules).analyze(driver).getViolations().stream()
                        .map(it -> it.getId() + ": " + it.getNodes())
                        .toList();
    }

    void until(String fact, Supplier<Boolean> isSo) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .ignoring(WebDriverException.class)
                .withMessage(fact)
                .until(page -> isSo.get());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
