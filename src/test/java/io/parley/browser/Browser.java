package io.parley.browser;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody at a browser, working in Tasklist. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final By FORM = By.cssSelector(".parley .conversation:not([hidden])");
    private static final By REPLY = By.id("parley-reply");

    private final ChromeDriver driver;
    private final String house;

    private Browser(ChromeDriver driver, String house) {
        this.driver = driver;
        this.house = house;
    }

    /** The machine's own: nothing is downloaded. */
    static boolean isInstalled() {
        return chromium().isPresent() && chromedriver().isPresent();
    }

    private static Optional<File> chromium() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<File> chromedriver() {
        return onPath("chromedriver");
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name).toFile()))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Without a head, at the size of a small desk. */
    static ChromeDriver driver(Path profile) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver().orElseThrow())
                .usingAnyFreePort()
                .build();
        var options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        var driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1280, 900));
        return driver;
    }

    static Browser of(String person, Path profile, int port) {
        var browser = new Browser(driver(profile.resolve(person)), "http://127.0.0.1:" + port);
        browser.signIn(person);
        return browser;
    }

    private void signIn(String person) {
        driver.get(house + "/sign-in");
        driver.findElement(By.id("username")).sendKeys(person);
        driver.findElement(By.id("password")).sendKeys("demo");
        driver.findElement(By.cssSelector("button[type=submit]")).click();
        until("signed in", () -> driver.getCurrentUrl().endsWith("/inbox"));
    }

    /** Opens a conversation from the list of a filter, as it is now. */
    void opens(String filter, String customer) {
        driver.get(house + "/camunda/app/tasklist/default/?" + UUID.randomUUID());
        filter(filter).click();
        click(card(customer));
        shows(FORM);
    }

    private WebElement filter(String name) {
        return shows(By.xpath("//*[contains(@class,'task-filters')]//h4/a[normalize-space(text()[1])='" + name + "']"));
    }

    private static By card(String customer) {
        return By.xpath("//*[contains(@class,'tasks-list')]//h4/a[contains(.,'" + customer + "')]");
    }

    /** Pages that are opened meanwhile run this before their own scripts. */
    void where(String script, Runnable deed) {
        Script.first(driver, script, deed);
    }

    void picksUp() {
        click(By.cssSelector(".claim"));
        shows(By.cssSelector(".unclaim"));
    }

    void types(String text) {
        shows(REPLY).sendKeys(text);
    }

    /** Chooses a template by its words in the list, and fills in its one blank. */
    void choosesTemplate(String words, String value) {
        shows(By.xpath("//select[@id='parley-template']/option[contains(.,'" + words + "')]"))
                .click();
        shows(By.cssSelector(".templates .blanks input")).sendKeys(value);
    }

    void replies(String text) {
        types(text);
        does("reply");
        sees("transcript", text);
    }

    void does(String deed) {
        click(By.cssSelector("[data-deed=" + deed + "]"));
    }

    boolean isOffered(String deed) {
        return steady(() ->
                driver.findElement(By.cssSelector("[data-deed=" + deed + "]")).isDisplayed());
    }

    /** Assigns in Tasklist's own header: the name of who has it becomes a field. */
    void entersAssignee(String person) {
        click(By.cssSelector("[cam-tasklist-task-meta] .assignee .view-value"));
        var field = shows(By.cssSelector("[cam-tasklist-task-meta] .assignee input"));
        field.clear();
        field.sendKeys(person);
        click(By.xpath("//*[contains(@class,'btn-group')]/button[span[contains(@class,'glyphicon-ok')]]"));
    }

    void reloads() {
        driver.navigate().refresh();
        shows(FORM);
    }

    /** Waits until a part of the form says so. */
    void sees(String part, String text) {
        until(part + " says " + text, () -> has(FORM) && textOf(part).contains(text));
    }

    void seesFact(String fact, String text) {
        var place = By.cssSelector("[data-fact=" + fact + "]");
        until(fact + " is " + text, () -> driver.findElement(place).getText().contains(text));
    }

    void seesNothingOpen() {
        until("nothing is open", () -> !has(By.cssSelector(".parley")));
    }

    String textOf(String part) {
        return steady(
                () -> driver.findElement(By.cssSelector(".parley ." + part)).getText());
    }

    /** Waits until the reply box says so: the form may just be moving to the conversation's next task. */
    void keepsDraft(String text) {
        until(
                "the draft is " + text,
                () -> text.equals(driver.findElement(REPLY).getDomProperty("value")));
    }

    boolean isTyping() {
        return driver.findElement(REPLY).equals(driver.switchTo().activeElement());
    }

    boolean canType() {
        return steady(() -> driver.findElement(REPLY).isDisplayed());
    }

    /** What is there once the form has settled. */
    private <T> T steady(Supplier<T> look) {
        var seen = new AtomicReference<T>();
        until("the form is there", () -> {
            seen.set(look.get());
            return true;
        });
        return seen.get();
    }

    boolean has(By what) {
        return !driver.findElements(what).isEmpty();
    }

    Object asks(String script) {
        return driver.executeScript("return " + script);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    private void click(By what) {
        until("clicked " + what, () -> {
            var element = driver.findElement(what);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    private WebElement shows(By what) {
        until("shown " + what, () -> driver.findElement(what).isDisplayed());
        return driver.findElement(what);
    }

    /** Tasklist builds its page anew at any time: whatever was not there, or not any more, is looked for again. */
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
