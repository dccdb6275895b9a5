package io.parley.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.MessageStatus;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.conversation.StatusReport;
import io.parley.conversation.Statuses;
import io.parley.conversation.Transactions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;

/** What Prometheus reads … */
@Scraped
class MetricsTest {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
    private static final HttpClient PROMETHEUS = HttpClient.newHttpClient();
    private static final String ON_NUMBER = "number=\"100000000000001\"";
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:parley|http_server|jvm|process|hikaricp|executor|system|disk)_\\w+)");

    @Autowired
    Conversations conversations;

    @Autowired
    Statuses statuses;

    @Autowired
    DeadLetters letters;

    @Autowired
    Directory directory;

    @Autowired
    Transactions transactions;

    @LocalServerPort
    int port;

    private ConversationKey key;

    @BeforeEach
    void aNewCustomer() {
        key = new ConversationKey(NUMBER, "49" + Math.abs(UUID.randomUUID().getLeastSignificantBits()));
    }

    @Test
    void countsMessagesByWhatBecameOfThem() throws Exception {
        var before = scrape();

        var id = UUID.randomUUID().toString();
        customerWrites(id);
        customerWrites(id);

        var after = scrape();
        assertThat(grown("parley_messages_received_total{" + ON_NUMBER + ",outcome=\"new\"}", before, after))
                .isEqualTo(1);
        assertThat(grown("parley_messages_received_total{" + ON_NUMBER + ",outcome=\"duplicate\"}", before, after))
                .isEqualTo(1);
        assertThat(grown("parley_transitions_total{from=\"none\",to=\"open\",why=\"message\"}", before, after))
                .isEqualTo(1);
    }

    @Test
    void countsRepliesByHowFarTheyHaveCome() throws Exception {
        var before = scrape();

        customerWrites(UUID.randomUUID().toString());
        var reply = ashaReplies();
        var told = new StatusReport(NUMBER, "wamid." + reply, reply, MessageStatus.DELIVERED, null, null);
        statuses.hear(told);
        statuses.hear(told);

        var after = scrape();
        assertThat(grown("parley_replies_total{" + ON_NUMBER + ",status=\"queued\"}", before, after))
                .isEqualTo(1);
        assertThat(grown("parley_replies_total{" + ON_NUMBER + ",status=\"delivered\"}", before, after))
                .isEqualTo(1);
        assertThat(grown("parley_transitions_total{from=\"open\",to=\"assigned\",why=\"rule\"}", before, after))
                .isEqualTo(1);
    }

    @Test
    void isNothingThatWasRolledBack() throws Exception {
        var before = scrape();

        try {
            transactions.inOne(() -> {
                customerWrites(UUID.randomUUID().toString());
                throw new IllegalStateException("second thoughts");
            });
        } catch (IllegalStateException secondThoughts) {
            // as it was meant
        }

        var line = "parley_messages_received_total{" + ON_NUMBER + ",outcome=\"new\"}";
        assertThat(grown(line, before, scrape())).isZero();
    }

    @Test
    void saysHowMuchWaitsAndSinceWhen() {
        conversations.receive(new InboundMessage(
                key,
                UUID.randomUUID().toString(),
                null,
                Content.text("…"),
                Instant.now().minusSeconds(7200),
                null,
                true));
        letters.keep("whatsapp", null, "{}", "…");

        await().untilAsserted(() -> {
            var now = scrape();
            assertThat(now.value("parley_conversations{ban=\"acme\",state=\"open\"}"))
                    .isPositive();
            assertThat(now.value("parley_open_oldest_age_seconds{ban=\"acme\"}"))
                    .isGreaterThanOrEqualTo(7200);
            assertThat(now.value("parley_dead_letters")).isPositive();
            assertThat(now.lines().get("parley_jobs_failed")).isZero();
            assertThat(now.value("parley_levels_age_seconds")).isLessThan(60);
        });
    }

    @Test
    void namesNobody() throws Exception {
        customerWrites(UUID.randomUUID().toString());
        ashaReplies();
        get("/api/conversations/" + key, basic("asha"));

        assertThat(get("/actuator/prometheus", "Bearer " + Scraped.TOKEN).body())
                .contains("uri=\"/api/conversations/{key}\"")
                .doesNotContain(key.customer())
                .doesNotContain("asha");
    }

    @ParameterizedTest
    @CsvSource({"olivia, 200", "adam, 200", "maya, 403", "asha, 403", "paul, 403", "connector, 403", "scraper, 401"})
    void isForOwnersAndAdminsOnly(String person, int status) throws Exception {
        assertThat(get("/actuator/prometheus", basic(person)).statusCode()).isEqualTo(status);
    }

    @Test
    void isForNobodyWithoutTheToken() throws Exception {
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "Bearer another").statusCode()).isEqualTo(401);
    }

    @Test
    void isAllThatTheTokenOpens() throws Exception {
        var token = "Bearer " + Scraped.TOKEN;

        assertThat(get("/actuator/health", token).statusCode()).isEqualTo(401);
        assertThat(get("/api/conversations", token).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus/", token).statusCode()).isNotEqualTo(200);
    }

    @Test
    void isEverythingThatDashboardAndAlertsAskFor() throws Exception {
        customerWrites(UUID.randomUUID().toString());
        ashaReplies();
        letters.keep("whatsapp", null, "{}", "…");
        var there = scrape();

        var asked = metricsIn("operation/alerts.yaml");
        asked.addAll(metricsIn("operation/grafana.json"));

        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allSatisfy(name ->
                        assertThat(there.has(name)).as("exposes " + name).isTrue());
    }

    @Test
    void isAskedForByRulesThatSayWhyAndWhatToDo() throws Exception {
        var file =
                new Yaml().<Map<String, List<Map<String, ?>>>>load(Files.readString(Path.of("operation/alerts.yaml")));
        var rules = file.get("groups").stream()
                .flatMap(group -> ((List<?>) group.get("rules")).stream())
                .map(rule -> (Map<?, ?>) rule)
                .toList();

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.get("expr")).isNotNull();
            assertThat(((Map<?, ?>) rule.get("annotations")).keySet().stream().map(String::valueOf))
                    .contains("summary", "why", "action");
        });
    }

    private static Set<String> metricsIn(String file) throws IOException {
        var names = new HashSet<String>();
        METRIC.matcher(Files.readString(Path.of(file))).results().forEach(it -> names.add(it.group(1)));
        return names;
    }

    private void customerWrites(String id) {
        conversations.receive(new InboundMessage(key, id, null, Content.text("…"), Instant.now(), null, true));
    }

    private String ashaReplies() {
        var reply = new Reply(UUID.randomUUID().toString(), "…");
        conversations.reply(directory.person("asha").orElseThrow(), key, reply);
        return reply.id();
    }

    private static double grown(String line, Exposed before, Exposed after) {
        return after.value(line) - before.value(line);
    }

    private Exposed scrape() throws IOException, InterruptedException {
        return Exposed.of(get("/actuator/prometheus", "Bearer " + Scraped.TOKEN).body());
    }

    private static String basic(String person) {
        return "Basic " + Base64.getEncoder().encodeToString((person + ":demo").getBytes());
    }

    private HttpResponse<String> get(String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (authorization != null) request.header("Authorization", authorization);
        return PROMETHEUS.send(request.build(), BodyHandlers.ofString());
    }
}
