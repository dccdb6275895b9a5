package io.parley.inbox.live;

import io.parley.conversation.News.Change;
import io.parley.conversation.Warned;
import io.parley.conversation.Warnings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the nodes that share a PostgreSQL what has changed here, and the pages here what has changed there, within a tenth
 * of a second. It has a connection of its own and speaks after the commit, so that no message waits for it; what is lost
 * with the connection costs freshness only, for pages are told to look again when it is back.
 */
@Component
class Neighbours implements SmartLifecycle, Warnings {

    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String NEWS = "parley_news";
    private static final String FAREWELLS = "parley_farewells";
    private static final String GLANCES = "parley_glances";
    private static final String GUESSES = "parley_guesses";
    private static final int MOST_WAITING = 10_000;
    private static final int AT_ONCE = 100;
    private static final int PAUSE_MILLIS = 50;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Pages pages;
    private final Onlookers onlookers;
    private final Warned warned;
    private final JdbcConnectionDetails database;
    private final String node = UUID.randomUUID().toString();
    private final BlockingQueue<Change> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final BlockingQueue<String> signedOut = new LinkedBlockingQueue<>(MOST_WAITING);
    private final BlockingQueue<Glance> glances = new LinkedBlockingQueue<>(MOST_WAITING);
    private final BlockingQueue<String> guesses = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable Thread thread;
    private volatile boolean isListening;

    Neighbours(Pages pages, Onlookers onlookers, Warned warned, JdbcConnectionDetails database) {
        this.pages = pages;
        this.onlookers = onlookers;
        this.warned = warned;
        this.database = database;
    }

    /** Never waits; what is too much is forgotten, and the others look every twenty seconds. */
    void tell(Change change) {
        if (isListening) waiting.offer(change);
    }

    /** What is too much is forgotten: every node asks for its pages' sessions every fifteen seconds. */
    void tellSignedOut(String mark) {
        if (isListening) signedOut.offer(mark);
    }

    /** What is too much is forgotten: pages say it again. */
    void tell(Glance glance) {
        if (isListening) glances.offer(glance);
    }

    /** What is too much is forgotten: every node counts for itself, too. */
    @Override
    public void guessedWrong(String network) {
        if (isListening) guesses.offer(network);
    }

    @Override
    public void start() {
        if (!database.getJdbcUrl().startsWith(POSTGRESQL)) return;
        var listening = new Thread(this::listen, "live-neighbours");
        listening.setDaemon(true);
        thread = listening;
        listening.start();
    }

    private void listen() {
        var wasLost = false;
        while (isRunning()) {
            try (var connection = connect()) {
                for (var channel : List.of(NEWS, FAREWELLS, GLANCES, GUESSES)) run(connection, "listen " + channel);
                isListening = true;
                if (wasLost) LOG.info("This node hears the others again");
                pages.lookAgain();
                converse(connection);
            } catch (SQLException lost) {
                if (!wasLost && isRunning()) LOG.warn("This node hears nothing of the others ({})", lost.getSQLState());
                wasLost = true;
                rest();
            } finally {
                isListening = false;
                waiting.clear();
                signedOut.clear();
                glances.clear();
                guesses.clear();
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        set(properties, "user", database.getUsername());
        set(properties, "password", database.getPassword());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("ApplicationName", "Parley's news");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) properties.setProperty(name, value);
    }

    private void converse(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        var heardOfAt = System.nanoTime();
        while (isRunning()) {
            speak(connection);
            var heard = listen(postgres);
            if (heard > 0) heardOfAt = System.nanoTime();
            if (System.nanoTime() - heardOfAt < SILENCE.toNanos()) continue;
            run(connection, "select 1");
            heardOfAt = System.nanoTime();
        }
    }

    /** For the whole pause: what is said meanwhile is said together. */
    private int listen(PGConnection postgres) throws SQLException {
        var until = System.nanoTime() + Duration.ofMillis(PAUSE_MILLIS).toNanos();
        var heard = 0;
        for (var left = PAUSE_MILLIS;
                left > 0;
                left = (int) Duration.ofNanos(until - System.nanoTime()).toMillis())
            for (var notification : postgres.getNotifications(left)) {
                heard++;
                if (notification.getPID() != postgres.getBackendPID()) hear(notification);
            }
        return heard;
    }

    private void speak(Connection connection) throws SQLException {
        for (var changes = next(waiting); !changes.isEmpty(); changes = next(waiting))
            speak(connection, NEWS, Bulletin.of(node, changes));
        for (var words : Glances.of(node, next(glances))) speak(connection, GLANCES, words);
        for (var words : Guesses.of(node, next(guesses))) speak(connection, GUESSES, words);
        for (var mark = signedOut.poll(); mark != null; mark = signedOut.poll()) speak(connection, FAREWELLS, mark);
    }

    private static void speak(Connection connection, String channel, String words) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, channel);
            statement.setString(2, words);
            statement.execute();
        }
    }

    private static <T> List<T> next(BlockingQueue<T> queue) {
        var next = new ArrayList<T>();
        queue.drainTo(next, AT_ONCE);
        return next;
    }

    private void hear(PGNotification notification) {
        var words = notification.getParameter();
        try {
            switch (notification.getName()) {
                case FAREWELLS -> pages.signedOut(words);
                case GLANCES -> hear(Glances.read(words));
                case GUESSES -> hear(Guesses.read(words));
                default -> hear(Bulletin.read(words));
            }
        } catch (RuntimeException strange) {
            pages.lookAgain();
        }
    }

    private void hear(Glances heard) {
        if (!heard.node().equals(node)) heard.glances().forEach(onlookers::seen);
    }

    private void hear(Guesses heard) {
        if (!heard.node().equals(node)) heard.networks().forEach(warned::heard);
    }

    private void hear(Bulletin bulletin) {
        if (bulletin.node().equals(node)) return;
        if (bulletin.lines().isEmpty()) pages.lookAgain();
        bulletin.lines().forEach(line -> pages.tell(line.change()));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var listening = thread;
        thread = null;
        if (listening != null) listening.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the web server: what comes in while that stops is told to the others, too. */
    @Override
    public int getPhase() {
        return 0;
    }

    boolean isListening() {
        return isListening;
    }
}
