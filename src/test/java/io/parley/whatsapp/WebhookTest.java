package io.parley.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A delivery … */
class WebhookTest {

    private final PostOffice postOffice = new PostOffice();

    @Test
    void reachesTheCounter() throws Exception {
        var answer = postOffice.delivers(Payloads.text("wamid.1", "Hello"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEmpty();
        var heard = postOffice.heard();
        assertThat(heard.conversation()).isEqualTo(PostOffice.conversationWith("16505551234"));
        assertThat(heard.customerName()).isEqualTo("Dana");
        assertThat(heard.text()).isEqualTo("Hello");
        assertThat(heard.sentAt()).isEqualTo(Instant.ofEpochSecond(1764000000));
        assertThat(heard.campaign()).isNull();
    }

    @Test
    void isRefusedWithoutASignature() throws Exception {
        var answer = postOffice.delivers(Payloads.text("wamid.1", "Hello").getBytes(UTF_8), null);

        assertRefused(answer, 401, "Not signed");
    }

    @Test
    void isRefusedWithAWrongSignature() throws Exception {
        var signature = PostOffice.signature(PostOffice.SECRET, "another body".getBytes(UTF_8));

        var answer = postOffice.delivers(Payloads.text("wamid.1", "Hello").getBytes(UTF_8), signature);

        assertRefused(answer, 401, "Not signed");
    }

    @Test
    void isRefusedWhenSignedForAnotherApp() throws Exception {
        var body = Payloads.text("wamid.1", "Hello").getBytes(UTF_8);

        var answer = postOffice.delivers(body, PostOffice.signature("somebody-elses-secret", body));

        assertRefused(answer, 401, "Not signed");
    }

    @Test
    void isTakenWhenAnyOfOurAppsSignedIt() {
        var body = Payloads.text("wamid.1", "Hello").getBytes(UTF_8);

        var answer = postOffice.delivers(body, PostOffice.signature("another-apps-secret", body));

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void isRefusedAsLongAsNoSecretIsConfigured() throws Exception {
        var body = Payloads.text("wamid.1", "Hello").getBytes(UTF_8);

        var answer = new PostOffice(List.of("")).delivers(body, PostOffice.signature(PostOffice.SECRET, body));

        assertRefused(answer, 401, "Not signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "{", "{\"entry\":[]}}", "[]", "null", "42", "\"entry\"", "{}", "\u0000"})
    void isRefusedWhenItIsNoDelivery(String body) throws Exception {
        assertRefused(postOffice.delivers(body), 400, "Not a delivery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"entry\":"})
    void isRefusedWhenItIsNestedWithoutEnd(String level) throws Exception {
        assertRefused(postOffice.delivers(level.repeat(100_000)), 400, "Not a delivery");
    }

    @Test
    void mayBeAsLargeAsWhatsAppsLargest() {
        var answer = postOffice.delivers(padded(DeliveryBody.LIMIT));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.heard().text()).isEqualTo("Hello");
    }

    @Test
    void isRefusedOneByteLater() throws Exception {
        assertRefused(postOffice.delivers(padded(DeliveryBody.LIMIT + 1)), 413, "Too large");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 10})
    void isRefusedWhenTooLargeWhateverItSaysOfItsLength(long claimed) throws Exception {
        var body = padded(DeliveryBody.LIMIT + 1);
        var signature = PostOffice.signature(PostOffice.SECRET, body);

        var answer = postOffice.answers(context -> new Claiming(claimed, body, signature));

        assertRefused(answer, 413, "Too large");
    }

    @Test
    void isAnsweredWhenItBringsNoMessage() {
        assertThat(postOffice.delivers("{\"entry\":[]}").getStatus()).isEqualTo(200);

        assertThat(postOffice.transcript()).isEmpty();
        assertThat(postOffice.deadLetters.letters).isEmpty();
    }

    @Test
    void bringsWhatWasSentByThePhoneAndNothingOfTheHistory() {
        assertThat(postOffice.delivers(Payloads.file("echoes.json")).getStatus())
                .isEqualTo(200);

        assertThat(postOffice.transcriptOf("16505551234")).containsExactly("From the phone");
        assertThat(postOffice.deadLetters.letters).isEmpty();
    }

    @Test
    void keepsWhatIsForANumberThatNobodyHas() {
        var answer = postOffice.delivers(Payloads.messagesTo(
                NumbersOnly.UNKNOWN, Payloads.textMessage("wamid.1", "Hello"), Payloads.textMessage("wamid.2", "Ho")));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.errors())
                .containsExactly(
                        "No account has the number 999999999999999", "No account has the number 999999999999999");
        var letter = postOffice.deadLetters.letters.get(1);
        assertThat(letter.source()).isEqualTo("whatsapp");
        assertThat(letter.payload())
                .isEqualTo(
                        "{\"metadata\":{\"display_phone_number\":\"49301234567\",\"phone_number_id\":\"999999999999999\"},"
                                + "\"contacts\":[{\"profile\":{\"name\":\"Dana\"},\"wa_id\":\"16505551234\"}],"
                                + "\"messages\":["
                                + Payloads.textMessage("wamid.2", "Ho") + "]}");
    }

    @Test
    void keepsADeadLetterInAShapeThatCanBeDeliveredAgain() {
        postOffice.records.areDown = true;
        postOffice.delivers(Payloads.text("wamid.1", "Hello 👍"));
        postOffice.records.areDown = false;

        postOffice.delivers(Payloads.value(postOffice.deadLetters.letters.get(0).payload()));

        assertThat(postOffice.heard().text()).isEqualTo("Hello 👍");
        assertThat(postOffice.heard().customerName()).isEqualTo("Dana");
    }

    @Test
    void isDeliveredAgainWhenNothingCanBeKept() throws Exception {
        postOffice.records.areDown = true;
        postOffice.deadLetters.areDown = true;
        assertRefused(postOffice.delivers(Payloads.text("wamid.1", "Hello")), 503, "Not recorded");

        postOffice.records.areDown = false;
        assertThat(postOffice.delivers(Payloads.text("wamid.1", "Hello")).getStatus())
                .isEqualTo(200);
        assertThat(postOffice.heard().text()).isEqualTo("Hello");
    }

    /** It may be back when the next of them comes, and then there would be a letter of what WhatsApp delivers again. */
    @Test
    void isDeliveredAgainAndNoDeadLetterWhileTheDatabaseIsAway() throws Exception {
        postOffice.records.areAway = true;
        assertRefused(
                postOffice.delivers(Payloads.messages(
                        Payloads.textMessage("wamid.1", "Hello"), Payloads.textMessage("wamid.2", "Ho"))),
                503,
                "Not recorded");

        assertThat(postOffice.records.tries).isOne();
    }

    @Test
    void isRecordedAroundAMessageThatCannotEvenBeKept() {
        postOffice.deadLetters.areDown = true;

        var answer = postOffice.delivers(Payloads.messages("{}", Payloads.textMessage("wamid.1", "Hello"), "7"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(postOffice.transcriptOf("16505551234")).containsExactly("Hello");
    }

    @Test
    void doesNotWaitForTheDatabaseOnceForEveryMessage() {
        postOffice.deadLetters.areDown = true;

        postOffice.delivers(Payloads.messages("{}", "{}", "{}", "{}", "{}"));

        assertThat(postOffice.deadLetters.tries).isEqualTo(3);
    }

    private void assertRefused(MockHttpServletResponse answer, int status, String title) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"title\":\"" + title + "\"", "\"detail\":\"");
        assertThat(postOffice.transcript()).isEmpty();
        assertThat(postOffice.deadLetters.letters).isEmpty();
    }

    private static byte[] padded(int length) {
        var delivery = Payloads.text("wamid.1", "Hello").getBytes(UTF_8);
        var padded = Arrays.copyOf(delivery, length);
        Arrays.fill(padded, delivery.length, length, (byte) ' ');
        return padded;
    }

    /** A delivery that says of its length whatever it likes; -1 is what a chunked one says. */
    private static final class Claiming extends MockHttpServletRequest {

        private final long claimed;

        private Claiming(long claimed, byte[] body, String signature) {
            super("POST", "/webhooks/whatsapp");
            this.claimed = claimed;
            setContent(body);
            setContentType("application/json");
            addHeader("X-Hub-Signature-256", signature);
        }

        @Override
        public long getContentLengthLong() {
            return claimed;
        }
    }
}
