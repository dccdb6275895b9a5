package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.Busy;
import io.parley.conversation.Transactions;
import io.parley.database.TestDatabase;
import io.parley.scenario.ScenarioTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A transaction that others are in the way of … */
@ScenarioTest
class LostRacesTest {

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService engine;

    private final String one = "100:" + UUID.randomUUID();
    private final String other = "100:" + UUID.randomUUID();
    private final String property = UUID.randomUUID().toString();

    @BeforeEach
    void threeRows() {
        for (var key : List.of(one, other))
            jdbc.sql("insert into conversation (conversation_key, ban, customer_name) values (:key, 'acme', '')")
                    .param("key", key)
                    .update();
        engine.setProperty(property, "");
    }

    @Test
    void isTriedAgainAfterADeadlock() throws Exception {
        crosswise(() -> mark(one), () -> mark(other));

        assertThat(List.of(nameOf(one), nameOf(other))).containsExactly("xx", "xx");
    }

    @Test
    void isTriedAgainWhereTheEngineIsTheOneThatHearsOfIt() throws Exception {
        crosswise(
                () -> mark(one),
                () -> engine.setProperty(property, UUID.randomUUID().toString()));

        assertThat(nameOf(one)).isEqualTo("xx");
    }

    @Test
    void isToldToComeBackOnceItHasWaitedLongEnough() throws Exception {
        var held = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var tries = new AtomicInteger();
        var holder = Executors.newSingleThreadExecutor();
        var holding = holder.submit(() -> transactions.inOne(() -> {
            mark(one);
            held.countDown();
            return await(over);
        }));
        held.await();

        assertThatThrownBy(() -> transactions.inOne(() -> {
                    tries.incrementAndGet();
                    jdbc.sql(TestDatabase.isPostgres() ? "set local lock_timeout = '50ms'" : "set lock_timeout 50")
                            .update();
                    return mark(one);
                }))
                .isInstanceOf(Busy.class);

        over.countDown();
        holding.get();
        holder.shutdown();
        assertThat(tries).hasValue(1);
        assertThat(nameOf(one)).isEqualTo("x");
    }

    /** Two transactions that hold what the other one wants next. */
    private void crosswise(Runnable first, Runnable second) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var bothHold = new CyclicBarrier(2);
        var done = List.<Future<?>>of(
                threads.submit(() -> inOrder(first, bothHold, second)),
                threads.submit(() -> inOrder(second, bothHold, first)));
        for (var each : done) each.get();
        threads.shutdown();
    }

    private void inOrder(Runnable first, CyclicBarrier bothHold, Runnable second) {
        var tries = new AtomicInteger();
        transactions.inOne(() -> {
            first.run();
            if (tries.incrementAndGet() == 1) meet(bothHold);
            second.run();
            return tries;
        });
    }

    private int mark(String key) {
        return jdbc.sql("update conversation set customer_name = customer_name || 'x' where conversation_key = :key")
                .param("key", key)
                .update();
    }

    private String nameOf(String key) {
        return jdbc.sql("select customer_name from conversation where conversation_key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private static boolean await(CountDownLatch over) {
        try {
            return over.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception nobodyCame) {
            throw new IllegalStateException(nobodyCame);
        }
    }
}
