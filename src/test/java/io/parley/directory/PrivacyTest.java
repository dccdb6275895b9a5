package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.conversation.CampaignDesk;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.Directory;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Records;
import io.parley.database.TestDatabase;
import io.parley.doors.Webhook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a customer … */
@House
class PrivacyTest {

    private static final String SUPPORT = "100000000000001";
    private static final String SECRET = "demo-app-secret";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Records records;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private CampaignDesk campaigns;

    @Autowired
    private Directory directory;

    private final String phone = "4917" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
    private final ConversationKey key = new ConversationKey(new PhoneNumberId(SUPPORT), phone);
    private final String word = "Kaleidoscope" + phone;
    private Webhook whatsapp;

    @BeforeEach
    void whatsapp() {
        whatsapp = new Webhook(port, SECRET);
    }

    @Test
    void isGoneFromEveryTableOnceItIsErased() throws Exception {
        aWholeLife();
        var instance = now().stands().instance();
        var file = upload();
        assertThat(tracesOf(phone)).isNotEmpty();
        assertThat(Files.exists(file)).isTrue();

        var answer = erase("adam", phone);

        assertThat(answer).isEqualTo("200 {\"conversations\":1}");
        assertThat(tracesOf(phone)).isEmpty();
        assertThat(tracesOf(String.valueOf(instance)))
                .noneMatch(it -> it.toUpperCase(Locale.ROOT).startsWith("ACT_RU"));
        assertThat(Files.exists(file)).isFalse();
        assertThat(found()).isZero();
        assertThat(get("adam", "/api/conversations/" + key)).startsWith("404");
        assertThat(get("adam", "/engine-rest/process-instance?businessKey=" + key))
                .isEqualTo("200 []");
        assertThat(get("olivia", "/api/security-events?limit=5")).contains("\"CUSTOMER_ERASED\",\"person\":\"adam\"");
    }

    @Test
    void isNeverSomebodyElsesWhoseNumberBeginsLikeTheirs() throws Exception {
        whatsapp.post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), word));
        letters.keep("whatsapp", SUPPORT, "{\"from\":\"" + phone + "9\"}", "of another");

        assertThat(export("adam").get("conversation-1/not-processed.ndjson")).isEmpty();
        erase("adam", phone);

        assertThat(tracesOf(phone + "9")).hasSize(1);
    }

    @Test
    void isGoneFromTheAccountAndFromNoOther() throws Exception {
        whatsapp.post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), word));
        var elsewhere = new ConversationKey(new PhoneNumberId("200000000000001"), phone);
        whatsapp.post(Webhook.delivery(elsewhere, "wamid." + UUID.randomUUID(), "Hello"));

        erase("adam", phone);

        assertThat(records.find(key)).isEmpty();
        assertThat(records.find(elsewhere)).isPresent();
    }

    @Test
    void isKeptUnlessTheCustomerIsNamedOnceMore() throws Exception {
        whatsapp.post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), word));

        assertThat(erase("adam", "4917")).startsWith("422").contains("Repeat the customer's id");
        assertThat(erase("maya", phone)).startsWith("403").contains("Only owners and admins");
        assertThat(records.find(key)).isPresent();
    }

    @Test
    void beginsAnewWhenTheyWriteAgain() throws Exception {
        aWholeLife();
        erase("adam", phone);

        whatsapp.post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), "Hello again"));

        assertThat(now().stands().state()).isEqualTo("open");
        assertThat(records.messages(key, new PageRequest(50, null)).items())
                .extracting(Message::text)
                .containsExactly("Hello again");
        assertThat(records.history(key, new PageRequest(50, null)).items()).hasSize(1);
    }

    /** Whatever was acknowledged before an erasure began is gone, and whatever began after it is there. */
    @Test
    void isErasedWhileTheyWriteAndAreAnswered() throws Exception {
        whatsapp.post(Webhook.delivery(key, "wamid." + UUID.randomUUID(), word));
        var isOver = new AtomicBoolean();
        var written = new ConcurrentHashMap<String, Span>();
        Callable<Object> customer = () -> {
            while (!isOver.get()) {
                var id = "wamid." + UUID.randomUUID();
                var began = System.nanoTime();
                assertThat(whatsapp.post(Webhook.delivery(key, id, "x"))).isEqualTo(200);
                written.put(id, new Span(began, System.nanoTime()));
            }
            return null;
        };
        Callable<Object> agent = () -> {
            while (!isOver.get()) {
                var id = UUID.randomUUID().toString();
                var began = System.nanoTime();
                act("PUT", "/pick-up", null);
                act("POST", "/notes", "{\"id\":\"%s\",\"text\":\"Rings back\"}".formatted(id));
                act("POST", "/replies", "{\"id\":\"%s\",\"text\":\"On its way\"}".formatted(id));
                written.put(id, new Span(began, System.nanoTime()));
            }
            return null;
        };
        var people = Executors.newFixedThreadPool(3);
        var all = List.of(people.submit(customer), people.submit(customer), people.submit(agent));

        var last = new Span(0, 0);
        for (var time = 0; time < 10; time++) {
            await().until(() -> records.find(key).isPresent());
            var began = System.nanoTime();
            assertThat(erase("adam", phone)).startsWith("200");
            last = new Span(began, System.nanoTime());
        }
        var erasure = last;
        await().until(() -> written.entrySet().stream()
                        .filter(it ->
                                it.getKey().startsWith("wamid") && it.getValue().began() > erasure.ended())
                        .count()
                > 5);
        isOver.set(true);
        for (var one : all) one.get();
        people.shutdown();

        assertThat(kept())
                .containsAll(idsOf(
                        written,
                        it -> it.getKey().startsWith("wamid") && it.getValue().began() > erasure.ended()))
                .doesNotContainAnyElementsOf(idsOf(written, it -> it.getValue().ended() < erasure.began()));
        assertThat(roots()).containsExactly(now().stands().instance());
        assertThat(TestDatabase.misplaced(jdbc)).isEmpty();
    }

    private record Span(long began, long ended) {}

    private static List<String> idsOf(Map<String, Span> written, Predicate<Map.Entry<String, Span>> condition) {
        return written.entrySet().stream()
                .filter(condition)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Messages and notes. */
    private List<String> kept() {
        return jdbc.sql("select message_id from message where conversation_key = :key"
                        + " union all select note_id from note where conversation_key = :key")
                .param("key", key.toString())
                .query(String.class)
                .list();
    }

    private List<String> roots() {
        return jdbc.sql("select ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = ? and PARENT_ID_ is null")
                .param(key.toString())
                .query(String.class)
                .list();
    }

    @Test
    void isHandedOutAsAZip() throws Exception {
        aWholeLife();

        var entries = export("adam");

        assertThat(entries.keySet())
                .contains("conversation-1/conversation.json", "conversation-1/messages.ndjson")
                .contains("conversation-1/history.ndjson", "conversation-1/notes.ndjson", "conversation-1/tags.ndjson");
        assertThat(entries.get("conversation-1/conversation.json")).contains("Mina Park", phone);
        assertThat(entries.get("conversation-1/messages.ndjson")).contains(word, "On its way");
        assertThat(entries.get("conversation-1/notes.ndjson")).contains("Rings back");
        assertThat(entries.get("conversation-1/tags.ndjson")).contains("vip");
        assertThat(entries.get("conversation-1/campaigns.ndjson")).contains("Spring");
        assertThat(entries.get("conversation-1/not-processed.ndjson")).contains(phone);
        assertThat(entries.get("conversation-1/history.ndjson").lines()).hasSizeGreaterThan(2);
        assertThat(get("maya", "/api/conversations/" + key + "/export")).startsWith("403");
    }

    private void aWholeLife() throws Exception {
        var number = new PhoneNumberId(SUPPORT);
        campaigns.note(
                directory.person("adam").orElseThrow(),
                new CampaignMessage(number, "wamid.c" + phone, phone, "Spring", Instant.now()));
        assertThat(whatsapp.post(Webhook.delivery(key, "wamid." + phone, word))).isEqualTo(200);
        letters.keep("whatsapp", SUPPORT, "{\"from\":\"" + phone + "\"}", "Nobody knows what this is");
        act("PUT", "/pick-up", null);
        act("POST", "/replies", "{\"id\":\"%s\",\"text\":\"On its way\"}".formatted(UUID.randomUUID()));
        act("POST", "/notes", "{\"id\":\"%s\",\"text\":\"Rings back %s\"}".formatted(UUID.randomUUID(), phone));
        act("PUT", "/tags/vip", null);
        assertThat(now().stands().state()).isEqualTo("assigned");
    }

    /** A file for a reply that is not sent, where the store has it. */
    private Path upload() throws IOException {
        var asha = Visitor.caller(port, "asha");
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0};
        var request = asha.request("/api/conversations/" + key + "/media")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(png));
        var answer = asha.exchange(request).body();
        var id = answer.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        try (var all = Files.walk(Path.of("target/media"))) {
            return all.filter(it -> it.toString().contains(id)).findFirst().orElseThrow();
        }
    }

    /** The columns of the whole database, the engine's included, in which this is part of a text. */
    private List<String> tracesOf(String text) {
        var columns = jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where lower(table_schema) = 'public'
                          and (data_type like 'character%' or data_type = 'text' or data_type like 'CHARACTER%')""")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        return columns.stream()
                .filter(it -> jdbc.sql("select count(*) from \"%s\" where position(:text in \"%s\") > 0"
                                        .formatted(it.getKey(), it.getValue()))
                                .param("text", text)
                                .query(Integer.class)
                                .single()
                        > 0)
                .map(it -> it.getKey() + "." + it.getValue())
                .toList();
    }

    private Conversation now() {
        return records.find(key).orElseThrow();
    }

    private int found() {
        var adam = directory.person("adam").orElseThrow();
        var answer = Visitor.caller(port, adam.id()).get("/api/conversations?q=" + word);
        return answer.body().split(phone, -1).length - 1;
    }

    private String erase(String person, String customer) {
        var answer = Visitor.caller(port, person)
                .send("POST", "/api/conversations/" + key + "/erasure", "{\"customer\":\"" + customer + "\"}");
        return answer.statusCode() + " " + answer.body();
    }

    private void act(String method, String path, String json) {
        Visitor.caller(port, "asha").send(method, "/api/conversations/" + key + path, json);
    }

    private String get(String person, String path) {
        var answer = Visitor.caller(port, person).get(path);
        return answer.statusCode() + " " + answer.body();
    }

    private Map<String, String> export(String person) throws Exception {
        var request = Visitor.caller(port, person).request("/api/conversations/" + key + "/export");
        var zip = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
        var entries = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return entries;
    }
}
