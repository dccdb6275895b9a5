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

/** The partitions of the search's terms … */
@EnabledIfSystemProperty(named = "parley.test.database", matches = "postgresql")
class TermRoomsTest {

    private static final Instant NOW = Instant.parse("2026-03-31T00:30:00Z");
    private static final long FIRST_BORDER = ManyTermRooms.NARROWEST;
    private static final int WIDTH = 20;

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

    private ManyTermRooms rooms() {
        return new ManyTermRooms(attic.jdbc, attic.transactions(), WIDTH);
    }

    private List<String> names() {
        return attic.jdbc
                .sql("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = to_regclass('message_term') order by length(c.relname), c.relname")
                .query(String.class)
                .list();
    }

    private void soMuchWasSaid(long messages) {
        attic.jdbc
                .sql("select setval(pg_get_serial_sequence('message', 'seq'), " + messages + ")")
                .query(Long.class)
                .single();
    }

    @Test
    void areLeftAloneWhileThereIsRoom() {
        var before = names();

        rooms().sweep(false);

        assertThat(names()).isEqualTo(before).containsExactly("message_term_0", "message_term_" + FIRST_BORDER);
    }

    @Test
    void areThereBeforeTheyAreNeeded() {
        soMuchWasSaid(FIRST_BORDER - 5);
        attic.message(conversation, NOW);

        rooms().sweep(false);
        var line = attic.message(conversation, NOW);

        assertThat(names())
                .contains("message_term_" + FIRST_BORDER, "message_term_" + (FIRST_BORDER + WIDTH))
                .hasSize(3);
        assertThat(attic.linesWith(Terms.ofText("acme", "order").iterator().next()))
                .contains(line);
    }

    @Test
    void goWithTheLastOfTheirMessages() {
        var first = attic.message(conversation, NOW);
        var second = attic.message(conversation, NOW);
        soMuchWasSaid(FIRST_BORDER + WIDTH);
        var third = attic.message(conversation, NOW);
        rooms().sweep(true);
        assertThat(names()).contains("message_term_0");

        attic.jdbc.sql("delete from message where seq = " + first).update();
        rooms().sweep(true);
        assertThat(names()).contains("message_term_0");
        attic.jdbc.sql("delete from message where seq = " + second).update();
        rooms().sweep(true);

        assertThat(names()).doesNotContain("message_term_0");
        assertThat(attic.linesWith(Terms.ofText("acme", "order").iterator().next()))
                .containsExactly(third);
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
                await().until(() -> names().size() > 2);
                for (var at = 45; at < 200; at++) written.add(attic.message(conversation, NOW));
            } finally {
                isAllWritten.set(true);
            }
            return true;
        };

        var threads = Executors.newFixedThreadPool(3);
        for (var done : threads.invokeAll(List.of(node, node, customer))) done.get();
        threads.shutdown();

        assertThat(attic.linesWith(Terms.ofText("acme", "order").iterator().next()))
                .containsExactlyElementsOf(written);
        assertThat(names()).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    }
}
