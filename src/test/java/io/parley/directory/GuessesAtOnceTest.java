package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever guesses at one name many times at once … */
@House
class GuessesAtOnceTest {

    private static final String RIGHT = "Correct-Horse-7";
    private static final Duration LONGER_THAN_A_CHECK = Duration.ofMillis(500);

    @Autowired
    private CamundaPasswords passwords;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ExecutorService guessers = Executors.newCachedThreadPool();

    @BeforeEach
    void enterGuro() {
        var guro = identities.newUser("guro");
        guro.setPassword(RIGHT);
        identities.saveUser(guro);
    }

    @AfterEach
    void leave() {
        guessers.shutdown();
        identities.deleteUser("guro");
    }

    @Test
    void triesNoSecondOneUntilTheFirstHasCounted() {
        var guesses = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("update ACT_ID_USER set REV_ = REV_ where ID_ = 'guro'").update();
            var wrong = guess("guess");
            await().until(this::isOneWaiting);
            var right = guess(RIGHT);
            assertThat(right).failsWithin(LONGER_THAN_A_CHECK);
            return new Guesses(wrong, right);
        });

        assertThat(guesses.wrong().join()).isFalse();
        assertThat(guesses.right().join()).isFalse();
    }

    @Test
    void isInWithEveryOneThatIsRight() {
        var first = guess(RIGHT);
        var second = guess(RIGHT);
        var third = guess(RIGHT);

        assertThat(first.join() && second.join() && third.join()).isTrue();
    }

    private record Guesses(CompletableFuture<Boolean> wrong, CompletableFuture<Boolean> right) {}

    private CompletableFuture<Boolean> guess(String password) {
        return CompletableFuture.supplyAsync(() -> isIn(password), guessers);
    }

    private boolean isIn(String password) {
        try {
            return passwords
                    .authenticate(new UsernamePasswordAuthenticationToken("guro", password))
                    .isAuthenticated();
        } catch (BadCredentialsException refused) {
            return false;
        }
    }

    /** For a row that somebody else has. */
    private boolean isOneWaiting() {
        var waiting = TestDatabase.isPostgres()
                ? "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                : "select count(*) from information_schema.sessions where blocker_id is not null";
        return jdbc.sql(waiting).query(Integer.class).single() > 0;
    }
}
