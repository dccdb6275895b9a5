package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer's conversations are … */
class PrivacyDeskTest {

    private static final Person ADAM = new Person("adam", "Adam", Role.ADMIN, Set.of("acme"));

    private final Map<ConversationKey, Conversation> all = new LinkedHashMap<>();
    private final Conversations conversations = mock();
    private final Records records = mock();
    private final Erasure erasure = mock();
    private final PrivacyDesk desk = new PrivacyDesk(
            conversations,
            records,
            erasure,
            mock(Lifecycle.class),
            mock(SecurityLog.class),
            mock(News.class),
            mock(Transactions.class),
            Clock.systemUTC());

    @BeforeEach
    void archive() {
        when(conversations.find(any(), any())).thenAnswer(asked -> all.get(asked.getArgument(1)));
        when(records.find(any()))
                .thenAnswer(asked -> Optional.ofNullable(all.get(asked.<ConversationKey>getArgument(0))));
        when(erasure.sharingAnId(any())).thenAnswer(asked -> sharingAnId(asked.getArgument(0)));
    }

    @Test
    void foundFromOneIdToTheNext() {
        var byPhone = known("1", new Customer("4917", null, null));
        var byBoth = known("2", new Customer("4917", "DE.1", null));
        var byUserId = known("3", new Customer(null, "DE.1", null));
        known("4", new Customer("4918", "DE.2", null));

        assertThat(desk.export(ADAM, byPhone.key())).containsExactlyInAnyOrder(byPhone, byBoth, byUserId);
    }

    @Test
    void notThoseOfWhoeverHadTheirPhoneBefore() {
        var theirs = known("1", new Customer("4917", "DE.1", null));
        known("2", new Customer("4917", "DE.2", null));

        assertThat(desk.export(ADAM, theirs.key())).containsExactly(theirs);
    }

    private Conversation known(String number, Customer customer) {
        var key = new ConversationKey(new PhoneNumberId(number), Objects.requireNonNullElse(customer.phone(), "DE.1"));
        var conversation = Conversation.begun(key, "acme", customer);
        all.put(key, conversation);
        return conversation;
    }

    private List<ConversationKey> sharingAnId(Conversation with) {
        return all.values().stream()
                .filter(it -> isSame(it.customer().phone(), with.customer().phone())
                        || isSame(it.customer().userId(), with.customer().userId()))
                .map(Conversation::key)
                .toList();
    }

    private static boolean isSame(Object one, Object other) {
        return one != null && one.equals(other);
    }
}
