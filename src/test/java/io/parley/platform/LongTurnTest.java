package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.parley.database.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A turn that takes longer than a row is waited for … */
class LongTurnTest {

    private static final int WAIT_MILLIS = 50;

    private final HikariDataSource database = impatient();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final CountDownLatch waitedInVainTwice = new CountDownLatch(2);
    private final LockedStartupTurns turns = new LockedStartupTurns(jdbc, new DataSourceTransactionManager(database) {
        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            super.doRollback(status);
            waitedInVainTwice.countDown();
        }
    });

    private static HikariDataSource impatient() {
        var fresh = TestDatabase.fresh();
        var impatient = new HikariDataSource();
        impatient.setJdbcUrl(fresh.getUrl());
        impatient.setUsername(fresh.getUsername());
        impatient.setPassword(fresh.getPassword());
        impatient.setConnectionInitSql("set lock_timeout = " + WAIT_MILLIS);
        return impatient;
    }

    @BeforeEach
    void lock() {
        jdbc.sql("create table ACT_GE_PROPERTY (NAME_ varchar(64) primary key, VALUE_ varchar(300))")
                .update();
        jdbc.sql("insert into ACT_GE_PROPERTY values ('startup.lock', '0')").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isWaitedForAllTheSame() throws Exception {
        var held = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var isOver = new AtomicBoolean();
        var nodes = Executors.newFixedThreadPool(2);
        var first = nodes.submit(() -> turns.alone(() -> {
            held.countDown();
            await(over);
            isOver.set(true);
        }));
        await(held);

        var second = nodes.submit(() -> turns.alone(() -> assertThat(isOver).isTrue()));
        await(waitedInVainTwice);
        over.countDown();

        first.get();
        second.get();
        nodes.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
