package io.parley.scenario;

import static io.parley.scenario.People.ASHA;
import static io.parley.scenario.People.BEN;
import static io.parley.scenario.People.MAYA;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.parley.conversation.Attention;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.ReadReceipts;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The customer sees that … */
@ScenarioTest
class AttentionTest {

    @Autowired
    private Scenario scenario;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Attention attention;

    @MockitoBean
    private ReadReceipts receipts;

    @Test
    void somebodyWhoMayReplyHasReadIt() {
        var conversation = scenario.newCustomer();
        var message = scenario.message(conversation, "Hello?");
        conversations.receive(message);

        attention.reads(ASHA, conversation);
        attention.reads(BEN, conversation);

        verify(receipts, times(1)).read(conversation.number(), message.id());
    }

    @Test
    void theNextMessageIsReadToo() {
        var conversation = read();
        var next = scenario.message(conversation, "Anybody?");
        conversations.receive(next);

        attention.reads(ASHA, conversation);

        verify(receipts).read(conversation.number(), next.id());
    }

    @Test
    void nobodyHasReadItWhoOnlyLooksOn() {
        var conversation = scenario.customerWrites("Hello?");
        scenario.replies(ASHA, conversation, "Hi.");

        attention.reads(BEN, conversation);
        attention.types(MAYA, conversation);

        verifyNoInteractions(receipts);
    }

    @Test
    void somebodyTypesWhoMayReply() {
        var conversation = scenario.newCustomer();
        var message = scenario.message(conversation, "Hello?");
        conversations.receive(message);

        attention.types(ASHA, conversation);
        attention.reads(ASHA, conversation);
        attention.types(ASHA, conversation);

        verify(receipts, times(2)).typing(conversation.number(), message.id());
        verify(receipts, never()).read(any(), any());
    }

    @Test
    void itIsReadOnceHoweverManyLookAtOnce() {
        var conversation = scenario.customerWrites("Hello?");

        CompletableFuture.allOf(
                        Stream.generate(() -> CompletableFuture.runAsync(() -> attention.reads(ASHA, conversation)))
                                .limit(8)
                                .toArray(CompletableFuture[]::new))
                .join();

        verify(receipts, times(1)).read(any(), any());
    }

    @Test
    void nothingIsReadThatDidNotComeThroughWhatsApp() {
        var conversation = scenario.newCustomer();
        var text = scenario.message(conversation, "Hello?");
        conversations.receive(new io.parley.conversation.InboundMessage(
                conversation, "crm-" + text.id(), null, text.content(), text.sentAt(), null, true));

        attention.reads(ASHA, conversation);

        verifyNoInteractions(receipts);
    }

    private ConversationKey read() {
        var conversation = scenario.customerWrites("Hello?");
        attention.reads(ASHA, conversation);
        clearInvocations(receipts);
        return conversation;
    }
}
