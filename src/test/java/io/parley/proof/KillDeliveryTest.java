package io.parley.proof;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on its way to a customer survives … */
class KillDeliveryTest {

    private static final int ROUNDS = Integer.getInteger("parley.kill.rounds", 1);
    private static final int MOST_REPLIES_BEFORE_THE_KILL = 120;

    /** Of each process at most so many messages can be in the air: one per job thread. */
    private static final int JOB_THREADS = 8;

    private final WireMockServer meta =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @TempDir
    Path home;

    @BeforeEach
    void accepts() {
        meta.start();
        meta.stubFor(post(anyUrl())
                .willReturn(okJson("{\"messages\":[{\"id\":\"wamid.1\"}]}").withFixedDelay(30)));
    }

    @AfterEach
    void stop() {
        meta.stop();
    }

    @Test
    void sigkillAtAnyMoment() throws Exception {
        Set<String> stored = new HashSet<>();

        for (var round = 0; round < ROUNDS; round++) stored.addAll(killedAtWork());
        var survivor = OwnProcess.of(DeliveringVictim.class, home, meta.baseUrl(), "the rest");
        survivor.awaitEnd();
        assertThat(survivor.said()).containsExactly("AGREES", "DELIVERED");

        var calls = calls();
        var statuses = statuses();
        assertThat(statuses.keySet()).containsAll(stored);
        assertThat(calls).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(statuses).allSatisfy((id, status) -> assertThat(status).isIn("accepted", "unknown"));
        statuses.entrySet().stream()
                .filter(it -> it.getValue().equals("accepted"))
                .forEach(it -> assertThat(calls).containsKey(it.getKey()));
        var unknown = statuses.values().stream().filter("unknown"::equals).count();
        assertThat(unknown).isLessThanOrEqualTo((long) ROUNDS * JOB_THREADS);
        System.out.printf(
                "%d replies in %d rounds: none lost, none sent twice, %d of unknown outcome%n",
                statuses.size(), ROUNDS, unknown);
    }

    private Set<String> killedAtWork() throws Exception {
        var victim = OwnProcess.of(DeliveringVictim.class, home, meta.baseUrl());
        victim.awaitReady();
        var replies = ThreadLocalRandom.current().nextInt(10, MOST_REPLIES_BEFORE_THE_KILL);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> victim.said().size() > replies);
        victim.kill();
        var said = new HashSet<>(victim.said());
        assertThat(said.remove("AGREES")).as(String.valueOf(said)).isTrue();
        return said;
    }

    private Map<String, Long> calls() {
        var json = new ObjectMapper();
        return meta.findAll(postRequestedFor(anyUrl())).stream()
                .map(request -> {
                    try {
                        return json.readTree(request.getBody())
                                .path("biz_opaque_callback_data")
                                .asText();
                    } catch (java.io.IOException noJson) {
                        throw new java.io.UncheckedIOException(noJson);
                    }
                })
                .collect(groupingBy(id -> id, counting()));
    }

    private Map<String, String> statuses() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + home + "/data/parley;WRITE_DELAY=0", "parley", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select message_id, status from message where direction = 'out'")) {
            var statuses = new HashMap<String, String>();
            while (rows.next()) statuses.put(rows.getString(1), rows.getString(2));
            return statuses;
        }
    }
}
