package io.parley.cost;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.Reply;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.delivery.OneNumber;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A reply that is delivered costs the database … */
@ScenarioTest
@Import(SqlCount.class)
@TestPropertySource(properties = "camunda.bpm.history-level=none")
class SqlPerDeliveryTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private static final Duration A_SEASON = Duration.ofDays(90);

    private final CostTable table = new CostTable();

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Statuses statuses;

    @Autowired
    private ManagementService jobs;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.x\"}]}")));
        OneNumber.sendsTo(META::baseUrl, settings);
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() {
        META.stop();
    }

    private interface Step {

        void is(String event, int statements, int commits, Runnable work);
    }

    @BeforeEach
    void warmUp() {
        delivered((event, statements, commits, work) -> work.run());
    }

    @Test
    void noMoreThanThis() {
        delivered(table::count);

        table.holds();
    }

    /** Timers that others of this context left behind are run first: what is counted is this conversation's alone. */
    @Test
    void nothingOfTheEnginesTablesOnceItsConversationIsArchived() {
        scenario.pass(A_SEASON);
        scenario.pass(A_SEASON);
        var before = jobs.getTableCount();
        var customer = scenario.newCustomer();

        livesAndIsArchived(customer, before);
        var firstInstance = scenario.history(customer).size();
        livesAndIsArchived(customer, before);

        assertThat(scenario.history(customer)).hasSize(2 * firstInstance);
        assertThat(scenario.of(customer).stands().state()).isEqualTo("closed");
    }

    private void livesAndIsArchived(ConversationKey customer, Map<String, Long> before) {
        scenario.customerWrites(customer, "Where is my order?");
        scenario.pickUp(BEN, customer);
        scenario.replies(ASHA, customer, "On its way.");
        sendNext();
        scenario.customerWrites(customer, "Thanks");
        scenario.assign(MAYA, customer, BEN);
        scenario.pass(Duration.ofHours(48));
        scenario.customerWrites(customer, "One more thing");
        scenario.assign(MAYA, customer, BEN);
        scenario.resolve(BEN, customer);
        assertThat(scenario.of(customer).stands().instance()).isNotNull();
        assertThat(jobs.getTableCount()).isNotEqualTo(before);

        scenario.pass(A_SEASON);

        assertThat(scenario.of(customer).stands().instance()).isNull();
        assertThat(jobs.getTableCount()).isEqualTo(before);
    }

    private void delivered(Step step) {
        var customer = scenario.customerWrites("Where is my order?");
        step.is("first reply, delivery begun", 21, 1, () -> scenario.replies(ASHA, customer, "On its way."));
        step.is("its delivery", 19, 6, this::sendNext);
        var reply = new Reply(UUID.randomUUID().toString(), "Anything else?");
        step.is("further reply, delivery begun", 13, 1, () -> conversations.reply(ASHA, customer, reply));
        step.is("further reply while it runs", 8, 1, () -> scenario.replies(ASHA, customer, "Hello?"));
        step.is("delivery of two", 38, 12, () -> {
            sendNext();
            sendNext();
        });
        step.is("status", 1, 1, () -> hears(customer, reply.id(), MessageStatus.DELIVERED));
        step.is("the same status again", 3, 2, () -> hears(customer, reply.id(), MessageStatus.DELIVERED));
        step.is("status of nobody's message", 6, 4, () -> hears(customer, null, MessageStatus.READ));
    }

    private void sendNext() {
        jobs.createJobQuery()
                .processDefinitionKey("delivery")
                .executable()
                .list()
                .forEach(job -> jobs.executeJob(job.getId()));
    }

    private void hears(ConversationKey customer, @Nullable String id, MessageStatus status) {
        var wamid = id == null ? "wamid." + UUID.randomUUID() : "wamid.x";
        statuses.hear(new StatusReport(customer.number(), wamid, id, status, null, null));
    }
}
