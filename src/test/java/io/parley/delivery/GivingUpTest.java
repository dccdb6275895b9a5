package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.parley.conversation.Conversations;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Pauses;
import io.parley.scenario.Scenario;
import io.parley.scenario.ScenarioTest;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A delivery in which Parley itself fails … */
@ScenarioTest
class GivingUpTest {

    private static final WireMockServer META =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RuntimeService engine;

    @MockitoSpyBean
    private Pauses pauses;

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry settings) {
        META.start();
        META.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.late\"}]}")));
        OneNumber.sendsTo(META::baseUrl, settings);
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void isTriedFiveTimesEveryMinuteThenIsAnIncidentUntilItsRetriesAreSet() {
        var customer = scenario.customerWrites("Where is my order?");
        scenario.replies(ASHA, customer, "On its way.");
        doThrow(new IllegalStateException("broken")).when(pauses).all();

        for (var left = 4; left >= 0; left--) {
            assertThatThrownBy(() -> jobs.executeJob(job().getId())).isNotNull();
            assertThat(job().getRetries()).isEqualTo(left);
            if (left > 0) assertThat(job().getDuedate()).isCloseTo(inAMinute(), 5_000);
            ClockUtil.setCurrentTime(inAMinute());
        }
        assertThat(engine.createIncidentQuery().failedActivityId("sendNext").count())
                .isEqualTo(1);

        reset(pauses);
        jobs.setJobRetries(job().getId(), 1);
        jobs.executeJob(job().getId());

        assertThat(engine.createIncidentQuery().count()).isZero();
        assertThat(conversations
                        .messages(MAYA, customer, new PageRequest(PageRequest.LARGEST, null))
                        .items()
                        .get(1)
                        .status())
                .isEqualTo("accepted");
    }

    private Job job() {
        return jobs.createJobQuery().processDefinitionKey("delivery").singleResult();
    }

    private static Date inAMinute() {
        return Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(1)));
    }
}
