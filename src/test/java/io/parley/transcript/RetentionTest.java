package io.parley.transcript;

import static io.parley.transcript.Attic.TWO_YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.Transactions;
import io.parley.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been kept for as long as the settings say … */
class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-31T00:30:00Z");
    private static final Instant BORDER = Instant.parse("2024-03-31T00:30:00Z");
    private static final Instant OLD = BORDER.minus(Duration.ofDays(40));
    private static final Instant NEW = NOW.minus(Duration.ofDays(1));
    private static final RetentionSettings FOR_EVER = new RetentionSettings(null, null, null, null, null, null);

    @TempDir
    Path media;

    private Attic attic;

    @BeforeEach
    void anAttic() {
        attic = new Attic(media);
    }

    @AfterEach
    void close() {
        attic.close();
    }

    private void sweep() {
        attic.retention(TWO_YEARS, NOW).sweep();
    }

    @Test
    void goesToTheSecondAndNothingYoungerDoes() {
        var conversation = attic.conversation("closed", "1", NEW);
        attic.message(conversation, OLD);
        attic.message(conversation, BORDER.minusSeconds(1));
        var atTheBorder = attic.message(conversation, BORDER);
        var newer = attic.message(conversation, NEW);

        sweep();

        assertThat(attic.messages()).containsExactly(atTheBorder, newer);
        assertThat(TestDatabase.misplaced(attic.jdbc)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P24M, 2026-03-31T00:30:00Z, 2024-03-31T00:30:00Z",
        "P1M,  2026-03-31T23:59:59Z, 2026-02-28T23:59:59Z",
        "P12M, 2028-02-29T12:00:00Z, 2027-02-28T12:00:00Z",
        "P28D, 2026-03-31T01:30:00Z, 2026-03-03T01:30:00Z"
    })
    void isCountedInMonthsOfUtc(Period kept, Instant now, Instant border) {
        assertThat(RetentionSettings.border(kept, now)).contains(border);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P27D", "P-24M"})
    void isNeverShorterThanWhatsAppDeliversAgain(Period tooShort) {
        assertThatThrownBy(() -> new RetentionSettings(tooShort, null, null, null, null, null))
                .hasMessageContaining("shorter than four weeks");
    }

    @Test
    void staysForEverWhereNothingIsSaid() {
        var conversation = attic.conversation("closed", null, OLD);
        var message = attic.message(conversation, OLD);
        attic.note(conversation, OLD);

        attic.retention(FOR_EVER, NOW).sweep();

        assertThat(attic.messages()).containsExactly(message);
        assertThat(attic.count("note", conversation)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "assigned", "waitingForParts"})
    void staysWhileItsConversationIsNotClosed(String state) throws IOException {
        var conversation = attic.conversation(state, "1", OLD);
        var message = attic.message(conversation, OLD);
        var file = attic.file(message, OLD);
        attic.note(conversation, OLD);
        attic.transition(conversation, OLD);
        attic.transition(conversation, OLD);

        attic.retention(
                        new RetentionSettings(
                                Period.ofMonths(24),
                                Period.ofMonths(1),
                                Period.ofMonths(24),
                                Period.ofMonths(24),
                                null,
                                null),
                        NOW)
                .sweep();

        assertThat(attic.messages()).containsExactly(message);
        assertThat(attic.has(file)).isTrue();
        assertThat(attic.count("note", conversation)).isOne();
        assertThat(attic.count("transition", conversation)).isEqualTo(2);
    }

    @Test
    void staysWhileItIsOnItsWay() {
        var conversation = attic.conversation("closed", "1", NEW);
        var queued = attic.message(conversation, OLD, "queued");
        var sending = attic.message(conversation, OLD, "sending");
        attic.message(conversation, OLD, "read");

        sweep();

        assertThat(attic.messages()).containsExactly(queued, sending);
    }

    @Test
    void takesItsFileWithIt() throws IOException {
        var conversation = attic.conversation("closed", "1", NEW);
        var old = attic.file(attic.message(conversation, OLD), OLD);
        var recent = attic.file(attic.message(conversation, NEW), NEW);

        sweep();

        assertThat(attic.has(old)).isFalse();
        assertThat(attic.has(recent)).isTrue();
        assertThat(attic.jdbc
                        .sql("select media_id from attachment")
                        .query(String.class)
                        .list())
                .containsExactly(recent);
    }

    @Test
    void leavesTheWordsOfAMessageWhenOnlyItsFileGoes() throws IOException {
        var conversation = attic.conversation("closed", "1", NEW);
        var message = attic.message(conversation, NEW.minus(Duration.ofDays(40)));
        var file = attic.file(message, NEW.minus(Duration.ofDays(40)));

        attic.retention(new RetentionSettings(null, Period.ofMonths(1), null, null, null, null), NOW)
                .sweep();

        assertThat(attic.has(file)).isFalse();
        assertThat(attic.messages()).containsExactly(message);
        assertThat(attic.jdbc
                        .sql("select media_state from attachment")
                        .query(String.class)
                        .single())
                .isEqualTo("REMOVED");
    }

    @Test
    void isNotFoundByItsWordsAnyMore() {
        var conversation = attic.conversation("closed", "1", NEW);
        attic.message(conversation, OLD);
        if (TestDatabase.isPostgres()) roomOf(20_000_000);
        var recent = attic.message(conversation, NEW);

        sweep();

        for (var term : Terms.ofText("acme", "Where is my order?"))
            assertThat(attic.linesWith(term)).containsExactly(recent);
    }

    /** On PostgreSQL terms leave by whole partitions: there have been this many messages. */
    private void roomOf(long messages) {
        attic.jdbc
                .sql("select setval(pg_get_serial_sequence('message_place', 'seq'), " + messages + ")")
                .query(Long.class)
                .single();
    }

    @Test
    void leavesItsCustomerToBeFoundByWhatTheySaidLater() {
        var conversation = attic.conversation("closed", "1", NEW);
        attic.message(conversation, OLD);
        var recent = attic.message(conversation, NEW);

        sweep();

        for (var term : Terms.ofName("acme", "Mina Park"))
            assertThat(attic.linesWith(term)).containsExactly(recent);
    }

    @Test
    void isNotShownInTheListsEither() {
        var silent = attic.conversation("closed", "1", OLD);
        attic.message(silent, OLD);
        var heard = attic.conversation("closed", "1", NEW);
        attic.message(heard, NEW);

        sweep();

        assertThat(attic.jdbc
                        .sql("select last_text from conversation order by last_at")
                        .query(String.class)
                        .list())
                .containsExactly("", "…");
    }

    @Test
    void leavesTheLastThingThatHappened() {
        var conversation = attic.conversation("closed", "1", OLD);
        attic.transition(conversation, OLD);
        attic.transition(conversation, OLD);

        sweep();
        sweep();

        assertThat(attic.count("transition", conversation)).isOne();
    }

    @Test
    void takesAnArchivedConversationWithItAndEveryIdThatLedThere() {
        var archived = attic.conversation("closed", null, OLD);
        attic.message(archived, OLD);
        attic.note(archived, NEW);
        attic.transition(archived, OLD);
        var notArchived = attic.conversation("closed", "1", OLD);
        attic.message(notArchived, OLD);
        var writtenAgain = attic.conversation("closed", null, NEW);
        attic.message(writtenAgain, OLD);
        attic.message(writtenAgain, NEW);

        sweep();

        for (var table : List.of("conversation", "customer_alias", "note", "transition", "message"))
            assertThat(attic.count(table, archived)).as(table).isZero();
        assertThat(attic.count("conversation", notArchived)).isOne();
        assertThat(attic.count("customer_alias", writtenAgain)).isOne();
    }

    @Test
    void goesInTheEndHoweverOftenASweepIsStopped() {
        var conversation = attic.conversation("closed", null, OLD);
        LongStream.range(0, 1_200).forEach(at -> attic.message(conversation, OLD.plusSeconds(at)));

        assertThatThrownBy(() -> attic.retention(TWO_YEARS, NOW, failingAt(2)).sweep())
                .hasMessage("killed");
        assertThat(attic.messages()).hasSize(700);
        sweep();

        assertThat(attic.messages()).isEmpty();
        assertThat(attic.count("conversation", conversation)).isZero();
    }

    /** The first kind to be removed has no settings here: the steps are those of messages. */
    private Transactions failingAt(int step) {
        var steps = new AtomicInteger();
        var real = attic.transactions();
        return new Transactions() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return real.inOne(() -> {
                    var done = work.get();
                    if (steps.incrementAndGet() == step) throw new IllegalStateException("killed");
                    return done;
                });
            }

            @Override
            public <T> T apart(Supplier<T> work) {
                return inOne(work);
            }
        };
    }

    @Test
    void doesNotWaitForAConversationThatSomebodyIsIn() throws Exception {
        var busy = attic.conversation("closed", "1", OLD);
        var kept = attic.message(busy, OLD);
        var idle = attic.conversation("closed", "1", OLD);
        attic.message(idle, OLD);

        try (var connection = attic.database().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("select * from conversation where conversation_key = '" + busy + "' for update");
            sweep();
            connection.rollback();
        }
        assertThat(attic.messages()).containsExactly(kept);
        sweep();

        assertThat(attic.messages()).isEmpty();
    }

    @Test
    void goesOnceWhenTwoNodesSweepWhileCustomersWrite() throws Exception {
        var conversations = Stream.generate(() -> attic.conversation("closed", "1", OLD))
                .limit(8)
                .toList();
        for (var conversation : conversations) for (var at = 0; at < 100; at++) attic.message(conversation, OLD);
        var written = new ArrayList<Long>();
        Callable<Object> node = () -> {
            sweep();
            return true;
        };
        Callable<Object> customers = () -> {
            for (var conversation : conversations)
                for (var at = 0; at < 10; at++) written.add(attic.message(conversation, NEW));
            return true;
        };

        var threads = Executors.newFixedThreadPool(3);
        for (var done : threads.invokeAll(List.of(node, node, customers))) done.get();
        threads.shutdown();
        sweep();

        assertThat(attic.messages()).containsExactlyElementsOf(written);
        assertThat(attic.linesWith(Terms.ofText("acme", "order").iterator().next()))
                .containsAll(written);
    }

    @Test
    void includesWhatBelongsToNoConversation() {
        for (var at : List.of(OLD, NEW)) {
            attic.jdbc
                    .sql("insert into dead_letter (at, source, payload, error) values (:at, 'webhook', '{}', '…')")
                    .param("at", Times.column(at))
                    .update();
            attic.jdbc
                    .sql("insert into security_event (event, at, ban, kind, person)"
                            + " values (:id, :at, 'acme', 'SIGNED_IN', 'asha')")
                    .param("id", at.toString())
                    .param("at", Times.column(at))
                    .update();
            attic.jdbc
                    .sql("insert into campaign_message (phone_number_id, message_id, customer, campaign, at)"
                            + " values ('100', :id, '49151', 'spring', :at)")
                    .param("id", at.toString())
                    .param("at", Times.column(at))
                    .update();
        }

        sweep();

        assertThat(attic.jdbc
                        .sql("select at from dead_letter union all select at from campaign_message"
                                + " union all select at from security_event")
                        .query((row, number) -> Times.required(row, "at"))
                        .list())
                .containsExactly(NEW, NEW, NEW);
    }
}
