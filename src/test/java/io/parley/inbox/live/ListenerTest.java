package io.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.parley.conversation.Person;
import io.parley.conversation.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An open page … */
class ListenerTest {

    private static final Person ASHA = new Person("asha", "Asha Rao", Role.AGENT, Set.of("acme"));

    private final List<String> sent = new ArrayList<>();
    private final List<Runnable> work = new ArrayList<>();
    private boolean ended;

    private final SseEmitter stream = new SseEmitter() {
        @Override
        public void send(SseEventBuilder event) {
            sent.add(event.build().stream()
                    .map(DataWithMediaType::getData)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
        }

        @Override
        public void complete() {
            ended = true;
        }
    };
    private final Listener page = new Listener(stream, ASHA, null, work::add);

    @Test
    void isToldEverythingInOrder() {
        page.tell(new Event("one", "1"));
        page.tell(new Event("two", "2"));
        goesOn();
        page.tell(new Event("three", "3"));
        goesOn();

        assertThat(sent)
                .extracting(it -> it.replaceAll("\\s", ""))
                .containsExactly("event:onedata:1", "event:twodata:2", "event:threedata:3");
    }

    @Test
    void isToldToLookAgainWhenItIsTooSlow() {
        for (var event = 0; event < 65; event++) page.tell(new Event("e" + event, "{}"));
        goesOn();

        assertThat(sent).singleElement().asString().contains("event:resync");
        assertThat(work).as("one thread at a time").isEmpty();
    }

    @Test
    void hearsNothingAfterItsPersonHasSignedOut() {
        page.tell(new Event("before", "{}"));
        goesOn();
        page.end();
        page.tell(new Event("after", "{}"));
        goesOn();

        assertThat(sent).singleElement().asString().contains("before");
        assertThat(ended).isTrue();
    }

    @Test
    void isLetGoWhenTheWebServerMissesItFirst() {
        var gone = new SseEmitter() {
            @Override
            public void send(SseEventBuilder event) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void complete() {
                throw new IllegalStateException("over already");
            }
        };
        var left = new Listener(gone, ASHA, null, work::add);
        assertThat(left.isOver()).isFalse();

        left.tell(new Event("one", "1"));

        assertThatCode(this::goesOn).doesNotThrowAnyException();
        assertThat(left.isOver()).isTrue();
    }

    private void goesOn() {
        assertThat(work).hasSizeLessThanOrEqualTo(1);
        List.copyOf(work).forEach(Runnable::run);
        work.clear();
    }
}
