package io.parley.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.DeadLetter;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Quotations;
import io.parley.conversation.Reception;
import io.parley.conversation.Recognition;
import io.parley.conversation.Statuses;
import io.parley.conversation.Transactions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The whole post room with the real counter behind it, and WhatsApp in front of it. */
public final class PostOffice {

    static final String SECRET = "test-app-secret";
    static final String NUMBER = "100000000000001";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final InMemoryRecords records = new InMemoryRecords();
    final ListeningLifecycle lifecycle = new ListeningLifecycle(records);
    final KeptLetters deadLetters = new KeptLetters();
    final Statuses statuses = mock(Statuses.class);
    private final WhatsAppRedelivery redelivery;
    private final MockMvc web;

    PostOffice() {
        this(List.of("another-apps-secret", SECRET));
    }

    PostOffice(List<String> secrets) {
        var settings = new WhatsAppSettings(
                secrets,
                "demo-verify-token",
                URI.create("http://127.0.0.1"),
                "v24.0",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var reception = new Reception(
                records,
                new Recognition(records, records, clock),
                new Quotations(records, records),
                lifecycle,
                new NumbersOnly(),
                new AtOnce(),
                clock);
        var timestamps = new Timestamps(clock);
        var counter = new Conversations(records, lifecycle, new AtOnce(), reception);
        var handover = new Handover(new MessageReader(timestamps), counter, () -> {});
        var letterBox = new LetterBox(deadLetters);
        var statusIntake = new StatusIntake(statuses, letterBox, timestamps);
        redelivery = new WhatsAppRedelivery(handover, statusIntake);
        web = MockMvcBuilders.standaloneSetup(new HandshakeController(settings))
                .addFilter(
                        new WebhookDoor(
                                new Signatures(settings),
                                new Intake(handover, letterBox),
                                statusIntake,
                                Jackson2ObjectMapperBuilder.json().build()),
                        WebhookDoor.PATH)
                .build();
    }

    /** WhatsApp delivers this, signed. */
    MockHttpServletResponse delivers(String payload) {
        return delivers(payload.getBytes(UTF_8));
    }

    /** An admin replays what was kept. */
    void redelivers(KeptLetters.Letter letter) {
        redelivery.redeliver(new DeadLetter(1, NOW, letter.source(), NUMBER, letter.payload(), letter.error()));
    }

    MockHttpServletResponse delivers(byte[] body) {
        return delivers(body, signature(SECRET, body));
    }

    MockHttpServletResponse delivers(byte[] body, @Nullable String signature) {
        return answers(delivery(body, signature));
    }

    static MockHttpServletRequestBuilder delivery(byte[] body, @Nullable String signature) {
        var request = post("/webhooks/whatsapp").contentType("application/json").content(body);
        return signature == null ? request : request.header("X-Hub-Signature-256", signature);
    }

    MockHttpServletResponse answers(RequestBuilder request) {
        try {
            return web.perform(request).andReturn().getResponse();
        } catch (Exception escaped) {
            throw new AssertionError("The webhook let an exception out", escaped);
        }
    }

    /** The header with which WhatsApp signs these bytes. */
    public static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void startsAfresh() {
        records.conversations.clear();
        records.messages.clear();
        lifecycle.heard.clear();
        deadLetters.letters.clear();
    }

    /** What has been recorded of this customer, oldest first. */
    List<String> transcriptOf(String customer) {
        return transcript().stream()
                .filter(message -> message.conversation().customer().equals(customer))
                .map(Message::text)
                .toList();
    }

    List<Message> transcript() {
        return List.copyOf(records.messages.values());
    }

    /** The only message that moved a conversation. */
    InboundMessage heard() {
        if (lifecycle.heard.size() != 1) throw new AssertionError("Heard " + lifecycle.heard.size() + " messages");
        return lifecycle.heard.get(0);
    }

    List<String> errors() {
        return deadLetters.letters.stream().map(KeptLetters.Letter::error).toList();
    }

    static ConversationKey conversationWith(String customer) {
        return new ConversationKey(new PhoneNumberId(NUMBER), customer);
    }

    private static final class AtOnce implements Transactions {

        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T apart(Supplier<T> work) {
            return work.get();
        }
    }
}
