package io.parley.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.Message;
import io.parley.conversation.PageRequest;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What other inboxes got wrong when deliveries came at once, played against the real webhook and the real database. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.history-level=none")
@ActiveProfiles("test")
class DeliveredAtOnceTest {

    private static final String NUMBER = "100000000000001";

    @Autowired
    Conversations conversations;

    @Autowired
    Directory directory;

    @Autowired
    RuntimeService engine;

    @Value("${parley.whatsapp.app-secret}")
    String secret;

    @LocalServerPort
    int port;

    private ConversationKey customer;

    @BeforeEach
    void aNewCustomer() {
        var digits = Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L);
        customer = new ConversationKey(new PhoneNumberId(NUMBER), "49" + digits);
    }

    @RepeatedTest(10)
    void row4_aCheckBeforeTheInsertLetsTheSameMessageInTwice() throws Exception {
        var delivery = delivery("wamid." + UUID.randomUUID(), "Where is my order?");

        var answers = atOnce(IntStream.range(0, 8).mapToObj(it -> delivery).toList());

        assertThat(answers).containsOnly(200);
        assertThat(transcript()).hasSize(1);
        assertThat(instances()).isEqualTo(1);
    }

    @RepeatedTest(10)
    void row5_anAlbumBecomesSeveralConversations() throws Exception {
        var album = IntStream.range(0, 4)
                .mapToObj(it -> delivery("wamid." + UUID.randomUUID(), "Picture " + it))
                .toList();

        var answers = atOnce(album);

        assertThat(answers).containsOnly(200);
        assertThat(transcript())
                .extracting(Message::text)
                .containsExactlyInAnyOrder("Picture 0", "Picture 1", "Picture 2", "Picture 3");
        assertThat(instances()).isEqualTo(1);
    }

    @Test
    void row7_whatsAppIsToldThatAMessageArrivedBeforeItIsKept() throws Exception {
        for (var i = 1; i <= 20; i++) {
            var answer = post(delivery("wamid." + UUID.randomUUID(), "Message " + i));

            assertThat(answer).isEqualTo(200);
            assertThat(transcript()).hasSize(i);
        }
    }

    @Test
    void row19_oneReplyThatWaitsHoldsUpTheOthersAndNobodySeesWhy() throws Exception {
        post(delivery("wamid." + UUID.randomUUID(), "Where is my order?"));
        var asha = directory.person("asha").orElseThrow();

        for (var i = 1; i <= 3; i++)
            conversations.reply(asha, customer, new Reply(UUID.randomUUID().toString(), "Reply " + i));

        assertThat(transcript())
                .filteredOn(it -> it.direction() == Message.Direction.OUT)
                .extracting(Message::text, Message::status)
                .containsExactly(tuple("Reply 1", "queued"), tuple("Reply 2", "queued"), tuple("Reply 3", "queued"));
    }

    private List<Integer> atOnce(List<String> deliveries) throws Exception {
        var threads = Executors.newFixedThreadPool(deliveries.size());
        try {
            var posts = deliveries.stream()
                    .map(delivery -> (Callable<Integer>) () -> post(delivery))
                    .toList();
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(posts)) answers.add(answer.get());
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private String delivery(String id, String text) {
        return Webhook.delivery(customer, id, text);
    }

    private int post(String delivery) throws Exception {
        return new Webhook(port, secret).post(delivery);
    }

    private List<Message> transcript() {
        var maya = directory.person("maya").orElseThrow();
        return conversations
                .messages(maya, customer, new PageRequest(PageRequest.LARGEST, null))
                .items();
    }

    private long instances() {
        return engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(customer.toString())
                .count();
    }
}
