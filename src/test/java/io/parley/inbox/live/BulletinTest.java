package io.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.News.Change;
import io.parley.conversation.News.What;
import io.parley.conversation.PhoneNumberId;
import io.parley.inbox.live.Bulletin.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a node tells the others … */
class BulletinTest {

    @Test
    void arrivesAsItWasSaid() {
        var changes = List.of(new Change(key("1"), What.STANDING, "zoë", null), Change.of(key("2"), What.FILE));

        var read = Bulletin.read(Bulletin.of("here", changes));

        assertThat(read.node()).isEqualTo("here");
        assertThat(read.lines()).map(Line::change).isEqualTo(changes);
    }

    @Test
    void isSaidOnceHoweverOftenItHappened() {
        var change = Change.of(key("1"), What.STATUS);

        assertThat(Bulletin.read(Bulletin.of("here", List.of(change, change))).lines())
                .hasSize(1);
    }

    @Test
    void isThatThereIsALotWhereItIsTooMuchForANotification() {
        var many = IntStream.range(0, 100)
                .mapToObj(each -> Change.of(key("4".repeat(120) + each), What.MESSAGE))
                .toList();

        var text = Bulletin.of("here", many);

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8000);
        assertThat(Bulletin.read(text).lines()).isEmpty();
    }

    @Test
    void isNoneOfAnotherVersionsWords() {
        assertThatThrownBy(() -> Bulletin.read("hello")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bulletin.read("{\"node\":\"a\",\"lines\":[{\"key\":\"1:2\",\"what\":\"NEW\"}]}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ConversationKey key(String customer) {
        return new ConversationKey(new PhoneNumberId("100000000000001"), customer);
    }
}
