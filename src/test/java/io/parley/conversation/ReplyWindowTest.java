package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The reply window … */
class ReplyWindowTest {

    private static final ConversationKey KEY = new ConversationKey(new PhoneNumberId("100"), "49151");
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Conversation NEW = Conversation.begun(KEY, "acme", Customer.of("49151"));

    @Test
    void isClosedForSomebodyWhoNeverWrote() {
        assertThat(NEW.replyWindowEndsAt()).isNull();
        assertThat(NEW.isReplyWindowOver(BEGINNING)).isTrue();
    }

    @Property
    void ends24HoursAfterTheCustomersLatestMessage(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 10_000) Integer> minutes) {
        var latest = minutes.stream().max(Integer::compare).orElseThrow();

        var conversation = hearing(minutes, true);

        var ends = BEGINNING.plus(Duration.ofMinutes(latest)).plus(Duration.ofHours(24));
        assertThat(conversation.replyWindowEndsAt()).isEqualTo(ends);
        assertThat(conversation.isReplyWindowOver(ends.minusSeconds(1))).isFalse();
        assertThat(conversation.isReplyWindowOver(ends)).isTrue();
    }

    @Property
    void isOpenedByNothingThatIsNoMessage(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 10_000) Integer> minutes) {
        assertThat(hearing(minutes, false).replyWindowEndsAt()).isNull();
    }

    @Property
    void isClosedWhenWhatsAppSaysSoUntilTheCustomerWritesAgain(
            @ForAll @IntRange(max = 1_000) int wrote,
            @ForAll @IntRange(max = 3_000) int closed,
            @ForAll @IntRange(max = 3_000) int again) {
        var conversation = closedAt(hearing(List.of(wrote), true), closed);

        var isBelieved = closed >= wrote && closed < wrote + 24 * 60;
        assertThat(conversation.replyWindowEndsAt())
                .isEqualTo(isBelieved ? minute(closed) : minute(wrote).plus(Duration.ofHours(24)));

        var later = Math.max(closed, wrote) + 1 + again;
        assertThat(conversation.hearing(message(later, true)).replyWindowEndsAt())
                .isEqualTo(minute(later).plus(Duration.ofHours(24)));
    }

    private static Conversation hearing(List<Integer> minutes, boolean counts) {
        var conversation = NEW;
        for (var minute : minutes) conversation = conversation.hearing(message(minute, counts));
        return conversation;
    }

    private static InboundMessage message(int minute, boolean counts) {
        return new InboundMessage(KEY, "wamid." + minute, null, Content.text("…"), minute(minute), null, counts);
    }

    private static Conversation closedAt(Conversation it, int minute) {
        return new Conversation(
                it.key(),
                it.ban(),
                it.customer(),
                it.customerName(),
                it.standing(),
                it.lastMessage(),
                it.customerWroteAt(),
                minute(minute),
                it.unanswered());
    }

    private static Instant minute(int minute) {
        return BEGINNING.plus(Duration.ofMinutes(minute));
    }
}
