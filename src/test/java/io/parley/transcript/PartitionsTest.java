package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The partitions of messages, of the search's terms and of transitions … */
@EnabledIfSystemProperty(named = "parley.test.database", matches = "postgresql")
class PartitionsTest {

    private static final Instant NOW = Instant.parse("2026-03-31T00:30:00Z");
    private static final long FIRST_BORDER = Partitions.NARROWEST;
    private static final int WIDTH = 20;
    private static final long ORDER = Terms.ofText("acme", "order").iterator().next();

    @TempDir
    Path media;

    private Attic attic;
    private String conversation;

    @BeforeEach
    void anAttic() {
        attic = new Attic(media);
        conversation = attic.conversation("closed", "1", NOW);
    }

    @AfterEach
    void close() {
        attic.close();
    }

    private Partitions rooms() {
        return new Partitions(attic.jdbc, attic.transactions(), WIDTH);
    }

    /** Where they begin. */
    private List<Long> borders(String table) {
        return attic.jdbc
                .sql("select cast(substring(c.relname from '\\d+$') as bigint) from pg_inherits i"
                        + " join pg_class c on c.oid = i.inhrelid where i.inhparent = to_regclass(:table) order by 1")
                .param("table", table)
                .query(Long.class)
                .list();
    }

    private void soMuchWasSaid(long messages) {
        isCounted("message_place", messages);
    }

    private void isCounted(String table, long lines) {
        attic.jdbc
                .sql("select setval(pg_get_serial_sequence('" + table + "', 'seq'), " + lines + ")")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "message_term", "transition"})
    void areLeftAloneWhileThereIsRoom(String table) {
        var before = borders(table);

        rooms().sweep(false);

        assertThat(borders(table)).isEqualTo(before).containsExactly(0L, FIRST_BORDER);
    }

    @Test
    void areThereBeforeTheyAreNeeded() {
        soMuchWasSaid(FIRST_BORDER - 5);
        isCounted("transition", FIRST_BORDER - 5);
        attic.message(conversation, NOW);
        attic.transition(conversation, NOW);

        rooms().sweep(false);
        var line = attic.message(conversation, NOW);

        for (var table : List.of("message", "message_term", "transition"))
            assertThat(borders(table)).as(table).containsExactly(0L, FIRST_BORDER, FIRST_BORDER + WIDTH);
        assertThat(attic.messages()).contains(line);
        assertThat(attic.linesWith(ORDER)).contains(line);
    }

    @Test
    void goWithTheLastOfTheirMessages() {
        var first = attic.message(conversation, NOW);
        var second = attic.message(conversation, NOW);
        soMuchWasSaid(FIRST_BORDER + WIDTH);
        var third = attic.message(conversation, NOW);
        rooms().sweep(true);

        attic.jdbc.sql("delete from message where seq = " + first).update();
        rooms().sweep(true);
        assertThat(borders("message")).contains(0L);
        assertThat(borders("message_term")).contains(0L);
        attic.jdbc.sql("delete from message where seq = " + second).update();
        rooms().sweep(true);

        assertThat(borders("message")).containsExactly(FIRST_BORDER);
        assertThat(borders("message_term")).containsExactly(FIRST_BORDER);
        assertThat(attic.messages()).containsExactly(third);
        assertThat(attic.linesWith(ORDER)).containsExactly(third);
    }

    @Test
    void goWithTheLastThatHappenedInThem() {
        attic.transition(conversation, NOW);
        isCounted("transition", FIRST_BORDER + WIDTH);
        attic.transition(conversation, NOW);
        rooms().sweep(true);
        assertThat(borders("transition")).contains(0L);

        attic.jdbc.sql("delete from transition where seq = 1").update();
        rooms().sweep(true);

        assertThat(borders("transition")).containsExactly(FIRST_BORDER);
        assertThat(attic.count("transition", conversation)).isOne();
    }

    @Test
    void areLookedAtTogetherWheneverTheyHaveDoubled() {
        say(1_500);
        rooms().sweep(false);
        assertThat(knownRows()).isEqualTo(-1);

        say(1_000);
        rooms().sweep(false);
        assertThat(knownRows()).isEqualTo(2_500);
        say(1_000);
        rooms().sweep(false);
        assertThat(knownRows()).isEqualTo(2_500);
        say(2_000);
        rooms().sweep(false);

        assertThat(knownRows()).isEqualTo(5_500);
    }

    private void say(int messages) {
        attic.jdbc
                .sql("insert into message (phone_number_id, message_id, conversation_key, direction, kind, text, at)"
                        + " select '100', n::text, :key, 'in', 'text', 'Hello', now() from generate_series(1, :n) n")
                .param("key", conversation)
                .param("n", messages)
                .update();
    }

    /** So many PostgreSQL counted when it last looked at all partitions; never is -1. */
    private long knownRows() {
        return attic.jdbc
                .sql("select reltuples from pg_class where oid = to_regclass('message')")
                .query(Long.class)
                .single();
    }

    @Test
    void areMadeOnceByTwoNodesWhileMessagesComeIn() throws Exception {
        soMuchWasSaid(FIRST_BORDER - 50);
        var written = new ArrayList<Long>();
        var isAllWritten = new AtomicBoolean();
        Callable<Object> node = () -> {
            while (!isAllWritten.get()) rooms().sweep(true);
            return true;
        };
        Callable<Object> customer = () -> {
            try {
                for (var at = 0; at < 45; at++) written.add(attic.message(conversation, NOW));
                await().until(() ->
                        borders("message").size() > 2 && borders("message_term").size() > 2);
                for (var at = 45; at < 200; at++) written.add(attic.message(conversation, NOW));
            } finally {
                isAllWritten.set(true);
            }
            return true;
        };

        var threads = Executors.newFixedThreadPool(3);
        for (var done : threads.invokeAll(List.of(node, node, customer))) done.get();
        threads.shutdown();

        assertThat(attic.linesWith(ORDER)).containsExactlyElementsOf(written);
        assertThat(attic.messages()).containsExactlyElementsOf(written);
        assertThat(borders("message")).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(borders("message_term")).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    }
}
