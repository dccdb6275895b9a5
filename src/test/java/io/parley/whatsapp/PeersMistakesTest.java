package io.parley.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.StatusReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other inboxes got wrong with WhatsApp's deliveries, each named after its failure; none of it happens here. */
class PeersMistakesTest {

    private final PostOffice postOffice = new PostOffice();

    @Test
    void anyoneCouldInjectMessages() {
        var forged = Payloads.text("wamid.1", "Send the parcel to me").getBytes(UTF_8);

        assertThat(postOffice.delivers(forged, null).getStatus()).isEqualTo(401);
        assertThat(postOffice
                        .delivers(forged, PostOffice.signature("guessed", forged))
                        .getStatus())
                .isEqualTo(401);
        assertThat(new PostOffice(List.of()).delivers(forged, null).getStatus()).isEqualTo(401);

        assertThat(postOffice.transcript()).isEmpty();
        assertThat(postOffice.deadLetters.letters).isEmpty();
    }

    @Test
    void signatureWasComputedOverReserialisedJson() {
        var escaped = Payloads.file("escaped.json");
        assertThat(new String(escaped, US_ASCII)).contains("\\u00e4", "\\/", "\\u0040");

        var answer = postOffice.delivers(escaped);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.heard().text()).isEqualTo("äöå 👍 a/b me@example.com <ok> 100%");
        assertThat(postOffice.heard().customerName()).isEqualTo("Dana Müller");
    }

    @Test
    void onlyTheFirstMessageOfABatchWasRead() {
        postOffice.delivers(Payloads.file("batch.json"));

        assertThat(postOffice.lifecycle.heard)
                .extracting(
                        message -> message.conversation().toString(),
                        InboundMessage::customerName,
                        InboundMessage::text)
                .containsExactly(
                        tuple("100000000000001:14155550100", "Bob", "one"),
                        tuple("100000000000001:16505551234", "Dana Müller", "two"),
                        tuple("100000000000001:14155550100", "Bob", "three"),
                        tuple("100000000000002:16505551234", "Dana Müller", "four"),
                        tuple("100000000000001:US.20000000000000000002", "Eve", "five"));
    }

    @Test
    void duplicatesWereToldByTheBodysHash() {
        var first = Payloads.textMessage("wamid.1", "Yes");
        var second = Payloads.textMessage("wamid.2", "Yes");
        postOffice.delivers(Payloads.messages(first));

        postOffice.delivers(Payloads.messages(first, second));

        assertThat(postOffice.lifecycle.heard).extracting(InboundMessage::id).containsExactly("wamid.1", "wamid.2");
    }

    @Test
    void oneBrokenStatusKilledTheMessagesBesideIt() {
        var answer = postOffice.delivers(Payloads.file("broken-status.json"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.heard().text()).isEqualTo("Beside a broken status");
    }

    @Test
    void oneStatusThatCannotBeNotedIsKeptAndCostsNothingElse() {
        doThrow(new IllegalStateException("unexpected"))
                .when(postOffice.statuses)
                .hear(about("wamid.a"));

        var answer = postOffice.delivers(Payloads.value("""
                {"metadata":{"phone_number_id":"%s"},
                 "statuses":[{"id":"wamid.a","status":"read"},{"id":"wamid.b","status":"read"}]}""".formatted(PostOffice.NUMBER)));

        assertThat(answer.getStatus()).isEqualTo(200);
        verify(postOffice.statuses).hear(about("wamid.b"));
        assertThat(postOffice.deadLetters.letters)
                .singleElement()
                .extracting(KeptLetters.Letter::payload)
                .asString()
                .contains("wamid.a")
                .doesNotContain("wamid.b");
    }

    @Test
    void statusThatWasKeptIsHeardWhenItIsReplayed() {
        doThrow(new IllegalStateException("unexpected"))
                .when(postOffice.statuses)
                .hear(about("wamid.a"));
        postOffice.delivers(Payloads.value("""
                {"metadata":{"phone_number_id":"%s"},"statuses":[{"id":"wamid.a","status":"read"}]}""".formatted(PostOffice.NUMBER)));
        reset(postOffice.statuses);

        postOffice.redelivers(postOffice.deadLetters.letters.get(0));

        verify(postOffice.statuses).hear(about("wamid.a"));
    }

    private static StatusReport about(String wamid) {
        return argThat(report -> report != null && report.wamid().equals(wamid));
    }

    @Test
    void oneFailingMessageKilledItsNeighbours() {
        var answer = postOffice.delivers(Payloads.messages(
                Payloads.textMessage("wamid.1", "Before"), "\"broken\"", Payloads.textMessage("wamid.2", "After")));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.transcriptOf("16505551234")).containsExactly("Before", "After");
        assertThat(postOffice.errors()).containsExactly("A message is a JSON object");
    }

    @Test
    void numberWasLookedUpByHowItIsDisplayed() {
        postOffice.delivers(Payloads.text("wamid.1", "Hello").replace("49301234567", "an old display number"));

        assertThat(postOffice.heard().conversation().number()).hasToString(PostOffice.NUMBER);
    }

    @Test
    void customerWithoutANumberWasDropped() {
        var answer = postOffice.delivers(Payloads.file("hidden-number.json"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(postOffice.transcriptOf("US.20000000000000000002"))
                .containsExactly("I have no number", "Mine is empty", "[Contact] 15551234567");
        assertThat(postOffice.transcriptOf("14155550100")).containsExactly("Only my contact has the number");
        assertThat(postOffice.deadLetters.letters).isEmpty();
    }

    @Test
    void ninthDigitMadeASecondContact() {

        postOffice.delivers(from("551187654321", "wamid.1"));
        postOffice.delivers(from("5511987654321", "wamid.2"));

        assertThat(postOffice.records.conversations.keySet())
                .extracting(ConversationKey::customer)
                .containsExactly("551187654321");
    }

    @Test
    void ninthDigitMadeALandlineSomebodysMobile() {

        postOffice.delivers(from("551133334444", "wamid.1"));
        postOffice.delivers(from("5511933334444", "wamid.2"));

        assertThat(postOffice.records.conversations).hasSize(2);
    }

    @Test
    void changedNumberWasIgnored() {
        postOffice.delivers(from("16505551234", "wamid.1"));

        postOffice.delivers(notice("\"from\":\"16505551234\",", """
                {"type":"user_changed_number","body":"User Dana changed from 16505551234 to 12195550000",
                 "wa_id":"12195550000"}"""));
        postOffice.delivers(from("12195550000", "wamid.2"));

        assertThat(postOffice.records.conversations).hasSize(1);
        assertThat(postOffice.records.conversations.values())
                .extracting(it -> it.customer().phone())
                .containsExactly("12195550000");
    }

    @Test
    void changedUserIdWasIgnored() {
        postOffice.delivers(from("US.111", "wamid.1"));

        postOffice.delivers(notice("", """
                {"type":"user_changed_user_id","body":"User Dana changed from US.111 to US.222","user_id":"US.222"}"""));
        postOffice.delivers(from("US.222", "wamid.2"));

        assertThat(postOffice.records.conversations).hasSize(1);
    }

    @Test
    void nameThatReadsLikeANoticeTookSomebodysConversation() {
        postOffice.delivers(from("US.111", "wamid.1"));

        postOffice.delivers(notice("", """
                {"type":"user_changed_user_id","user_id":"US.222",
                 "body":"User changed from US.111 to US.222 changed from US.333 to US.222"}"""));
        postOffice.delivers(from("US.222", "wamid.2"));

        assertThat(postOffice.records.conversations).hasSize(2);
    }

    @Test
    void emptyStringWasTakenForAnId() {

        postOffice.delivers(Payloads.value("""
                {"metadata":{"phone_number_id":"%s"},
                 "contacts":[{"profile":{"name":"Dana"},"wa_id":"","user_id":"US.111"}],
                 "messages":[{"from":"","from_user_id":"US.111","id":"wamid.1","timestamp":"1764000000","type":"text",
                              "text":{"body":"Hi"}}]}""".formatted(PostOffice.NUMBER)));

        assertThat(postOffice.records.conversations.keySet())
                .extracting(ConversationKey::customer)
                .containsExactly("US.111");
    }

    private static String from(String customer, String id) {
        return Payloads.value("""
                {"metadata":{"phone_number_id":"%s"},
                 "messages":[{"from":"%s","id":"%s","timestamp":"1764000000","type":"text","text":{"body":"Hi"}}]}""".formatted(PostOffice.NUMBER, customer, id));
    }

    private static String notice(String from, String system) {
        return Payloads.value("""
                {"metadata":{"phone_number_id":"%s"},
                 "messages":[{%s"id":"wamid.notice","timestamp":"1764000100","type":"system","system":%s}]}""".formatted(PostOffice.NUMBER, from, system));
    }

    @Test
    void echoWasTakenForTheCustomersMessage() {
        postOffice.delivers(Payloads.file("echoes.json"));

        assertThat(postOffice.lifecycle.heard).isEmpty();
        assertThat(postOffice.records.messages.values())
                .singleElement()
                .matches(Message::isByPhone)
                .extracting(Message::status)
                .isEqualTo("sent");
    }

    @Test
    void echoOfAnotherCustomerWasDroppedBecauseItsTextWasTheSame() {
        var echoes = new String(Payloads.file("echoes.json"), UTF_8);

        postOffice.delivers(echoes);
        postOffice.delivers(echoes);
        postOffice.delivers(echoes.replace("wamid.echo1", "wamid.echo2").replace("16505551234", "16505550000"));

        assertThat(postOffice.transcriptOf("16505551234")).containsExactly("From the phone");
        assertThat(postOffice.transcriptOf("16505550000")).containsExactly("From the phone");
    }

    @Test
    void advertisementThatBroughtTheCustomerWasForgotten() {
        postOffice.delivers(Payloads.messages(Payloads.message("wamid.1", """
                "type":"text","text":{"body":"Hi"},
                "referral":{"source_type":"ad","source_id":"120","headline":"Autumn sale"}""")));

        assertThat(postOffice.heard().campaign()).isEqualTo("Autumn sale");
    }

    @Test
    void groupMessageLandedInItsSendersConversation() {
        postOffice.delivers(Payloads.file("group.json"));

        assertThat(postOffice.transcriptOf("Y2FwaV9ncm91cDox")).containsExactly("Hello group");
        assertThat(postOffice.transcriptOf("16505551234")).isEmpty();
        assertThat(postOffice.lifecycle.heard).isEmpty();
        assertThat(postOffice.records.conversations).isEmpty();
    }
}
