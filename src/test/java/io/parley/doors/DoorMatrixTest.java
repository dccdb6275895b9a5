package io.parley.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.parley.conversation.Content;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.Templates;
import io.parley.doors.Expectation.Refused;
import io.parley.doors.Expectation.Stands;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Every door × every call × every role × every state, against the one table written from R1 to R15. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.history-level=none"})
@ActiveProfiles("test")
class DoorMatrixTest {

    @MockitoBean
    Templates templates;

    private static final PhoneNumberId SUPPORT = new PhoneNumberId("100000000000001");

    @Autowired
    Conversations conversations;

    @Autowired
    Directory directory;

    @Autowired
    ProcessEngine engine;

    @LocalServerPort
    int port;

    /** Whoever is refused leaves the conversation as it was, so the next one can knock at the same. */
    private record Stage(Caller caller, Situation situation) {}

    private static final Map<Stage, Target> prepared = new HashMap<>();
    private static Doors doors;

    @BeforeEach
    void openTheDoors() {
        if (doors == null) doors = new Doors(port);
        var hello = new Content(Content.TEMPLATE, "Hello", "{\"name\":\"hello\"}", null);
        when(templates.filledIn(any(), any())).thenReturn(hello);
    }

    static Stream<Object[]> knocks() {
        return Arrays.stream(Knock.values())
                .flatMap(knock -> Arrays.stream(Caller.values())
                        .flatMap(caller -> Arrays.stream(Situation.values())
                                .filter(situation -> caller.works() || situation != Situation.ASSIGNED_TO_ME)
                                .map(situation -> new Object[] {knock, caller, situation})));
    }

    @ParameterizedTest(name = "{0} by {1} while {2}")
    @MethodSource("knocks")
    void holdsTheRulesAtEveryDoor(Knock knock, Caller caller, Situation situation) {
        if (knock.isApi()) {
            knockAt(knock, caller, situation, "", false);
        } else {
            knockAt(knock, caller, situation, "/engine-rest", false);
            knockAt(knock, caller, situation, "/camunda/api/engine/engine/default", true);
        }
    }

    private void knockAt(Knock knock, Caller caller, Situation situation, String door, boolean throughTasklist) {
        var target = prepared.computeIfAbsent(new Stage(caller, situation), stage -> prepare(caller, situation));
        var before = now(target.key());
        var path = door + knock.path(target, caller);
        var body = knock.body(target, caller);

        var response = throughTasklist
                ? doors.tasklist(caller, knock.method, path, body)
                : doors.basic(caller, knock.method, path, body);

        var expected = knock.expected(caller, situation, throughTasklist);
        if (!(expected instanceof Refused)) prepared.remove(new Stage(caller, situation));
        judge(response, expected, before, now(target.key()));
    }

    private static void judge(
            HttpResponse<String> response, Expectation expected, Conversation before, Conversation after) {
        var answer = response.statusCode() + " " + response.body();
        if (expected instanceof Refused) {
            assertThat(response.statusCode()).as(answer).isBetween(300, 499);
            assertThat(after).as(answer).isEqualTo(before);
        } else {
            assertThat(response.statusCode()).as(answer).isBetween(200, 299);
            assertStands(expected, before, after, answer);
        }
    }

    private static void assertStands(Expectation expected, Conversation before, Conversation after, String answer) {
        var was = before.stands();
        var stands = expected instanceof Stands it ? it : new Stands(was.state(), was.assignee(), was.pickedUpBy());
        assertThat(after.stands().state()).as(answer).isEqualTo(stands.state());
        assertThat(after.stands().assignee()).as(answer).isEqualTo(stands.assignee());
        assertThat(after.stands().pickedUpBy()).as(answer).isEqualTo(stands.pickedUpBy());
    }

    private Target prepare(Caller caller, Situation situation) {
        var key = new ConversationKey(
                SUPPORT, "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L));
        customerWrites(key);
        var openTask = now(key).stands().task();
        switch (situation) {
            case OPEN -> {}
            case OPEN_PICKED_UP_BY_ANOTHER -> conversations.pickUp(person("ben"), key);
            case ASSIGNED_TO_ME -> reply(person(caller.id()), key);
            case ASSIGNED_TO_ANOTHER -> reply(person("ben"), key);
            case CLOSED -> conversations.resolve(person("ben"), key);
        }
        return target(key, openTask);
    }

    private void customerWrites(ConversationKey key) {
        conversations.receive(new InboundMessage(
                key, UUID.randomUUID().toString(), "Mina Park", Content.text("Hello"), Instant.now(), null, true));
    }

    private void reply(Person person, ConversationKey key) {
        conversations.reply(person, key, new Reply(UUID.randomUUID().toString(), "Hello!"));
    }

    private Target target(ConversationKey key, String openTask) {
        var standing = now(key).stands();
        var execution = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(standing.instance())
                .messageEventSubscriptionName("customerWrote")
                .singleResult();
        var job = engine.getManagementService().createJobQuery().processInstanceId(standing.instance()).list().stream()
                .findFirst();
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("conversation")
                .latestVersion()
                .singleResult();
        return new Target(
                key,
                standing.instance(),
                standing.task() == null ? openTask : standing.task(),
                execution.getId(),
                job.map(Job::getId).orElse("none"),
                definition.getId());
    }

    private Conversation now(ConversationKey key) {
        return conversations.find(person("maya"), key);
    }

    private Person person(String id) {
        return directory.person(id).orElseThrow();
    }
}
