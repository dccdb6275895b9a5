package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.Content;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Customer;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Recalled;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** More conversations than this node recalls … */
class RecollectionOfManyTest {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");

    private final Recollection recollection = new Recollection();

    @Test
    void pushOutWhoWasHeardOfLongestAgo() {
        keep(0, Recollection.MOST);
        assertThat(recalled(0)).isPresent();

        keep(Recollection.MOST, Recollection.MOST + 1);

        assertThat(recalled(0)).as("asked for a moment ago").isPresent();
        assertThat(recalled(1)).as("heard of longest ago").isEmpty();
        assertThat(recalled(2)).isPresent();
        assertThat(recalled(Recollection.MOST)).as("the newcomer").isPresent();
    }

    @Test
    void leaveRoomForNewcomersHoweverOftenOthersWrote() {
        for (var time = 0; time < 5; time++) keep(0, Recollection.MOST);

        keep(Recollection.MOST, Recollection.MOST + 1_000);

        for (var newcomer = Recollection.MOST; newcomer < Recollection.MOST + 1_000; newcomer++)
            assertThat(recalled(newcomer)).isPresent();
    }

    private void keep(int from, int to) {
        for (var customer = from; customer < to; customer++)
            recollection.keep(Conversation.begun(keyOf(customer), "acme", Customer.of(id(customer))), "1");
    }

    private Optional<Recalled> recalled(int customer) {
        return recollection.of(new InboundMessage(
                keyOf(customer), "wamid.1", "Mina Park", Content.text("Hello"), Instant.EPOCH, null, true));
    }

    private static ConversationKey keyOf(int customer) {
        return new ConversationKey(NUMBER, id(customer));
    }

    private static String id(int customer) {
        return String.valueOf(491_700_000_000L + customer);
    }
}
