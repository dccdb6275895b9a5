package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.Transactions;
import io.parley.conversation.Unavailable;
import io.parley.database.TestDatabase;
import io.parley.scenario.ScenarioTest;
import jakarta.servlet.ServletException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A database that goes away … */
@ScenarioTest
class OutagesTest {

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Test
    void isCalledAnOutageInTheMiddleOfATransaction() {
        assertThatThrownBy(() -> transactions.inOne(this::goesAway))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("database");

        // The pool looks at what has rested for half a second; of H2's end it does not know.
        await().pollInterval(Duration.ofMillis(600))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(transactions.inOne(this::works)).isOne());
    }

    @Test
    void isCalledAnOutageWithoutATransaction() {
        assertThatThrownBy(() -> transactions.atOnce(() -> {
                    throw new CannotGetJdbcConnectionException("No", new SQLTransientConnectionException());
                }))
                .isInstanceOf(Unavailable.class);
    }

    /** As when an operator restarts it. */
    private int goesAway() {
        jdbc.sql(
                        TestDatabase.isPostgres()
                                ? "select pg_terminate_backend(pg_backend_pid())"
                                : "select abort_session(session_id())")
                .query(Boolean.class)
                .list();
        return works();
    }

    private int works() {
        return jdbc.sql("select 1").query(Integer.class).single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08003", "53100", "53300", "57P01", "57P03", "58030", "90098", "90100", "42P01", "42703",
                "42P10"
            })
    void isKnownByItsState(String state) {
        assertThat(Outages.isOne(new ProcessEngineException(new SQLException("…", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "55P03", "57014", "22001", "42601"})
    void isNotWhatAStatementDidWrong(String state) {
        assertThat(Outages.isOne(new ProcessEngineException(new SQLException("…", state))))
                .isFalse();
    }

    /** They are logged, and a key has its customer's number in it. H2 does quote it, and is for no customers. */
    @Test
    @EnabledIfSystemProperty(named = "parley.test.database", matches = "postgresql")
    void isToldOfWithoutTheValuesOfItsStatements() {
        var key = "100:" + UUID.randomUUID();
        var row = "insert into conversation (conversation_key, ban, customer_name) values (?, 'acme', '')";

        assertThatThrownBy(() -> template.batchUpdate(row, List.of(new Object[] {key}, new Object[] {key})))
                .extracting(failure -> words(failure))
                .asString()
                .doesNotContain(key);
    }

    private static String words(Throwable failure) {
        var words = new StringWriter();
        failure.printStackTrace(new PrintWriter(words));
        return words.toString();
    }

    @Test
    void isA503WhereverItIsMet() throws Exception {
        var answer = new MockHttpServletResponse();

        new OutageAnswers().doFilter(new MockHttpServletRequest(), answer, (request, response) -> {
            throw new ServletException(new CannotGetJdbcConnectionException("No"));
        });

        assertThat(answer.getStatus()).isEqualTo(503);
    }

    @Test
    void isNotBlamedForOtherFailures() {
        assertThatThrownBy(() -> new OutageAnswers()
                        .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                            throw new IllegalStateException();
                        }))
                .isInstanceOf(IllegalStateException.class);
    }
}
