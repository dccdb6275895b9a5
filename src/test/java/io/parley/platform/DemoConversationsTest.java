package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.Lifecycle;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reception;
import io.parley.conversation.Records;
import io.parley.conversation.StartupTurns;
import io.parley.conversation.Transactions;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The demo's conversations … */
class DemoConversationsTest {

    private final Records records = mock(Records.class);
    private final Directory directory = mock(Directory.class);
    private final Conversations conversations =
            new Conversations(records, mock(Lifecycle.class), mock(Transactions.class), mock(Reception.class));
    private final ApplicationContextRunner house = new ApplicationContextRunner()
            .withBean(Conversations.class, () -> conversations)
            .withBean(Directory.class, () -> directory)
            .withBean(StartupTurns.class, OnlyNode::new)
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(DemoConversations.class);

    @Test
    void areThereForTheFirstLook() {
        house.run(it -> assertThat(it).hasSingleBean(DemoConversations.class));
    }

    @Test
    void needTheDemosPeople() {
        house.withPropertyValues("parley.demo.people=false")
                .run(it -> assertThat(it).doesNotHaveBean(DemoConversations.class));
    }

    @Test
    void doNotBeginWhereAshaAndBenAreGone() {
        when(directory.number(any()))
                .thenAnswer(it -> Optional.of(
                        new BusinessNumber(it.<PhoneNumberId>getArgument(0), "acme", "+49 30 1234567", "Support")));
        when(directory.person(any())).thenReturn(Optional.empty());

        new DemoConversations(conversations, directory, new OnlyNode(), Clock.systemUTC()).begin();

        Mockito.verifyNoInteractions(records);
    }

    private static final class OnlyNode implements StartupTurns {

        @Override
        public void alone(Runnable work) {
            work.run();
        }

        @Override
        public void aloneInSteps(Runnable work) {
            work.run();
        }
    }
}
