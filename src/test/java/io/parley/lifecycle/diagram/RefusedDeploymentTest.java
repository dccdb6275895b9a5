package io.parley.lifecycle.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.scenario.ScenarioTest;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deployment is refused, in a sentence that names the element, and nothing of it reaches the database, when … */
@ScenarioTest
class RefusedDeploymentTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient database;

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "io.parley.lifecycle.diagram.ForeignCode#code",
        "io.parley.lifecycle.diagram.FarReachingExpressions#expressions",
        "io.parley.lifecycle.diagram.BrokenPromises#contract",
        "io.parley.lifecycle.diagram.LostTokens#tokens",
        "io.parley.lifecycle.diagram.BrokenDeliveries#deliveries",
        "io.parley.lifecycle.diagram.BrokenRules#rules",
        "io.parley.lifecycle.diagram.StrangeFiles#files"
    })
    void refuses(String reason, Draft draft, String sentence) {
        refused(List.of(draft), null, sentence);
    }

    @Test
    void theSameProcessTwice() {
        refused(
                List.of(Draft.ofTheDiagram(), Draft.ofTheDiagram().named("copy.bpmn")),
                null,
                "copy.bpmn: Process \"Conversation\" (conversation) is in this deployment twice.");
    }

    @Test
    void theConversationOfOneTenant() {
        refused(
                List.of(Draft.ofTheDiagram()),
                "acme",
                "Process \"Conversation\" (conversation) belongs to all accounts; deploy it without a tenant.");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var first = Draft.ofTheDiagram().with("name=\"Open\"", "");
        var second = Draft.ofTheRules().with("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"");

        assertThatThrownBy(() -> deploy(List.of(first, second), null))
                .isInstanceOfSatisfying(ParseException.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("(open) has no label")
                            .hasMessageContaining("COLLECT");
                    assertThat(ExceptionHandlerHelper.getInstance().getStatus(refusal))
                            .isEqualTo(Response.Status.BAD_REQUEST);
                    assertThat(refusal.getResorceReports()).hasSize(2);
                    assertThat(refusal.getResorceReports()
                                    .get(0)
                                    .getErrors()
                                    .get(0)
                                    .getMainElementId())
                            .isEqualTo("open");
                });
    }

    private void refused(List<Draft> drafts, @Nullable String tenant, String sentence) {
        var before = rows();

        assertThatThrownBy(() -> deploy(drafts, tenant))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(sentence);

        assertThat(rows()).isEqualTo(before);
    }

    private void deploy(List<Draft> drafts, @Nullable String tenant) {
        var deployment = repository.createDeployment().name("try").tenantId(tenant);
        drafts.forEach(draft -> deployment.addString(draft.file(), draft.text()));
        deployment.deploy();
    }

    private List<Long> rows() {
        return Stream.of("ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_GE_BYTEARRAY")
                .map(table -> database.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }
}
