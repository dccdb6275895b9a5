package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Conversations.Receipt;
import io.parley.conversation.News;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Records;
import io.parley.scenario.People;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What this node recalls of a conversation … */
@ScenarioTest
class RecollectionTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Records records;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @MockitoSpyBean
    private News news;

    @Test
    void countsNoMoreOnceAnotherNodeHasWrittenTheRow() {
        var key = scenario.customerWrites("Hello");
        scenario.customerWrites(key, "Anybody there?");
        jdbc.sql(
                        "update conversation set unanswered = 40, customer_name = 'Another name' where conversation_key = :key")
                .param("key", key.toString())
                .update();

        scenario.customerWrites(key, "Hello?");

        assertThat(records.find(key).orElseThrow().unanswered()).isEqualTo(41);
    }

    @Test
    void countsNoMoreOnceTheIdLeadsToSomebodyElse() {
        var key = scenario.customerWrites("Hello");
        jdbc.sql("update customer_alias set led_until = timestamp '2020-01-01 00:00:00' where conversation_key = :key")
                .param("key", key.toString())
                .update();

        scenario.customerWrites(key, "I have this number now");

        assertThat(linesOf(key)).containsExactly("Hello");
        assertThat(linesOf(new ConversationKey(key.number(), key.customer() + "_2")))
                .containsExactly("I have this number now");
    }

    @Test
    void isToldOfOnceLikeEverythingElse() {
        var key = scenario.customerWrites("Hello");
        var again = scenario.message(key, "Anybody there?");
        clearInvocations(news);

        assertThat(conversations.receive(again)).isEqualTo(Receipt.NEW);
        assertThat(conversations.receive(again)).isEqualTo(Receipt.DUPLICATE);

        verify(news).tell(Change.of(key, What.MESSAGE));
        verifyNoMoreInteractions(news);
    }

    @Test
    void isNothingThatWasRolledBack() {
        var key = scenario.customerWrites("Hello");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            scenario.customerWrites(key, "Never said");
            status.setRollbackOnly();
        });

        scenario.customerWrites(key, "Said");

        assertThat(linesOf(key)).containsExactly("Hello", "Said");
        assertThat(records.find(key).orElseThrow().unanswered()).isEqualTo(2);
    }

    @Test
    void takesAMessageOnceHoweverOftenItComesAtOnce() throws Exception {
        var key = scenario.customerWrites("Hello");
        var threads = Executors.newFixedThreadPool(8);
        for (var round = 0; round < 20; round++) {
            var message = scenario.message(key, "Once " + round);
            Callable<Receipt> delivery = () -> conversations.receive(message);
            var receipts = threads.invokeAll(List.of(delivery, delivery, delivery, delivery)).stream()
                    .map(RecollectionTest::receiptOf)
                    .toList();
            assertThat(receipts).containsOnlyOnce(Receipt.NEW);
        }
        threads.shutdown();

        assertThat(records.find(key).orElseThrow().unanswered()).isEqualTo(21);
        assertThat(linesOf(key)).hasSize(21);
    }

    @Test
    void reopensOnceHoweverOftenTheMessageComesAtOnce() throws Exception {
        var key = scenario.customerWrites("Hello");
        var threads = Executors.newFixedThreadPool(8);
        for (var round = 0; round < 20; round++) {
            scenario.resolve(People.ASHA, key);
            var message = scenario.message(key, "Again " + round);
            Callable<Receipt> delivery = () -> conversations.receive(message);
            var receipts = threads.invokeAll(List.of(delivery, delivery, delivery, delivery)).stream()
                    .map(RecollectionTest::receiptOf)
                    .toList();
            assertThat(receipts).containsOnlyOnce(Receipt.NEW);
            assertThat(conversations.receive(message)).isEqualTo(Receipt.DUPLICATE);
            assertThat(scenario.of(key).stands().state()).isEqualTo("open");
        }
        threads.shutdown();

        assertThat(linesOf(key)).hasSize(21);
        assertThat(scenario.history(key)).hasSize(41);
    }

    @Test
    void isToldADuplicateAfterItsConversationWasClosed() {
        var key = scenario.customerWrites("Hello");
        var last = scenario.message(key, "Anybody there?");
        conversations.receive(last);
        scenario.resolve(People.ASHA, key);

        assertThat(conversations.receive(last)).isEqualTo(Receipt.DUPLICATE);

        assertThat(scenario.of(key).stands().state()).isEqualTo("closed");
    }

    @Test
    void givesWayToAnAgentsReplyAtTheSameTime() throws Exception {
        var key = scenario.customerWrites("Hello");
        var threads = Executors.newFixedThreadPool(2);
        for (var round = 0; round < 20; round++) {
            var text = "Reply " + round;
            Runnable customer = () -> scenario.customerWrites(key, "More");
            Runnable agent = () -> scenario.replies(People.ASHA, key, text);
            var both = List.of(threads.submit(customer), threads.submit(agent));
            for (var one : both) one.get();
        }
        threads.shutdown();

        var conversation = records.find(key).orElseThrow();
        assertThat(conversation.stands().state()).isEqualTo("assigned");
        assertThat(conversation.stands().assignee()).isEqualTo("asha");
        assertThat(linesOf(key)).hasSize(41);
    }

    private static Receipt receiptOf(Future<Receipt> delivery) {
        try {
            return delivery.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> linesOf(ConversationKey key) {
        return records.messages(key, new PageRequest(100, null)).items().stream()
                .map(line -> line.text())
                .toList();
    }
}
