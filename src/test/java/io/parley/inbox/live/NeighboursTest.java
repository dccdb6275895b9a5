package io.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Warned;
import io.parley.database.TestDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is told on one of two nodes … */
@EnabledIfSystemProperty(named = "parley.test.database", matches = "postgresql")
class NeighboursTest {

    private final String url = TestDatabase.freshPostgres();
    private final Node here = new Node(url);
    private final Node there = new Node(url);

    @BeforeEach
    void bothListen() {
        here.neighbours.start();
        there.neighbours.start();
        await().until(() -> here.neighbours.isListening() && there.neighbours.isListening());
        await().until(() -> here.lookedAgain.get() == 1 && there.lookedAgain.get() == 1);
    }

    @AfterEach
    void bothLeave() {
        here.neighbours.stop();
        there.neighbours.stop();
    }

    @Test
    void reachesThePagesOfTheOtherAndNotItsOwn() {
        var change = new Change(customer(1), What.STANDING, "asha", "björn");

        here.neighbours.tell(change);
        there.neighbours.tell(said(2));

        await().untilAsserted(() -> assertThat(there.told).containsExactly(change));
        await().untilAsserted(() -> assertThat(here.told).containsExactly(said(2)));
    }

    @Test
    void endsThePagesOfWhoeverHasSignedOutThere() {
        here.neighbours.tellSignedOut(SessionMark.of("session"));

        await().untilAsserted(() -> assertThat(there.left).containsExactly(SessionMark.of("session")));
    }

    @Test
    void isWhoLooksWhereInTheOrderOfTheirLooks() {
        var longest = "4".repeat(120);
        var glances = IntStream.range(0, 90)
                .mapToObj(
                        each -> new Glance("page" + each, "björn", "100000000000001:" + longest + each, each % 2 == 0))
                .toList();

        glances.forEach(here.neighbours::tell);
        here.neighbours.tell(new Glance("page0", "björn", null, false));

        await().untilAsserted(() -> assertThat(there.seen)
                .hasSize(91)
                .startsWith(glances.toArray(Glance[]::new))
                .last()
                .isEqualTo(new Glance("page0", "björn", null, false)));
        assertThat(here.seen).isEmpty();
    }

    @Test
    void isWhoGuessesPasswordsOnceForEachGuess() {
        IntStream.range(0, 150).forEach(each -> here.neighbours.guessedWrong("198.51.100." + each % 3));
        here.neighbours.guessedWrong("no address".repeat(1000));
        here.neighbours.guessedWrong("20010db800000000");

        await().untilAsserted(() -> assertThat(there.guesses)
                .hasSize(151)
                .containsOnlyOnce("20010db800000000")
                .filteredOn("198.51.100.0"::equals)
                .hasSize(50));
        assertThat(here.guesses).isEmpty();
        assertThat(there.lookedAgain).hasValue(1);
    }

    @Test
    void becomesLookAgainWhereItIsTooMuchForOneBreath() {
        var longest = "4".repeat(120);

        IntStream.range(0, 90)
                .forEach(each -> here.neighbours.tell(Change.of(
                        new ConversationKey(new PhoneNumberId("100000000000001"), longest + each), What.MESSAGE)));

        await().until(() -> there.lookedAgain.get() > 1 || there.told.size() == 90);
        assertThat(there.neighbours.isListening()).isTrue();
    }

    @Test
    void isHeardAgainAfterTheConnectionIsLost() {
        JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.USER, TestDatabase.PASSWORD))
                .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'Parley''s news' and datname = current_database()")
                .query(Boolean.class)
                .list();
        await().until(() -> here.lookedAgain.get() == 2 && there.lookedAgain.get() == 2);

        here.neighbours.tell(said(3));

        await().untilAsserted(() -> assertThat(there.told).containsExactly(said(3)));
    }

    @Test
    void isNotStoppedByWordsThatNobodyUnderstands() {
        JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.USER, TestDatabase.PASSWORD))
                .sql("select pg_notify('parley_news', 'hello')")
                .query()
                .listOfRows();
        await().until(() -> there.lookedAgain.get() == 2);

        here.neighbours.tell(said(4));

        await().untilAsserted(() -> assertThat(there.told).containsExactly(said(4)));
    }

    private static Change said(int customer) {
        return Change.of(customer(customer), What.MESSAGE);
    }

    private static ConversationKey customer(int customer) {
        return new ConversationKey(new PhoneNumberId("100000000000001"), "491700000000" + customer);
    }

    /** One node, with pages that write down what they are told. */
    private static final class Node implements Pages, Onlookers, Warned {

        private final List<String> left = new CopyOnWriteArrayList<>();
        private final List<Change> told = new CopyOnWriteArrayList<>();
        private final List<Glance> seen = new CopyOnWriteArrayList<>();
        private final List<String> guesses = new CopyOnWriteArrayList<>();
        private final AtomicInteger lookedAgain = new AtomicInteger();
        private final Neighbours neighbours;

        private Node(String url) {
            neighbours = new Neighbours(this, this, this, new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return TestDatabase.USER;
                }

                @Override
                public String getPassword() {
                    return TestDatabase.PASSWORD;
                }

                @Override
                public String getJdbcUrl() {
                    return url;
                }
            });
        }

        @Override
        public void tell(Change change) {
            told.add(change);
        }

        @Override
        public void signedOut(String mark) {
            left.add(mark);
        }

        @Override
        public void seen(Glance glance) {
            seen.add(glance);
        }

        @Override
        public void heard(String network) {
            guesses.add(network);
        }

        @Override
        public void lookAgain() {
            lookedAgain.incrementAndGet();
        }
    }
}
