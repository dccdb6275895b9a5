package io.parley.conversation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same deed on many conversations, each one in a transaction of its own and by the rules for it. */
public final class BulkDesk {

    public static final int MOST = 200;

    private final Conversations conversations;

    public BulkDesk(Conversations conversations) {
        this.conversations = conversations;
    }

    /**
     * What became of them.
     *
     * @param done how many it was done to
     */
    public record Report(int done, List<Refused> refused) {}

    /**
     * One that stayed as it was.
     *
     * @param customer what the customer is called; null where this person may not see the conversation
     * @param rule the row of the table of rules; null where it was something else
     * @param reason in a sentence
     */
    public record Refused(
            ConversationKey key,
            @Nullable String customer,
            @Nullable String rule,
            String reason) {}

    /** Marks each as resolved (R9, R11); at most 200. */
    public Report resolve(Person person, List<ConversationKey> keys) {
        return each(person, keys, key -> conversations.resolve(person, key));
    }

    /** Assigns, takes over or reassigns each (R5, R7); at most 200. */
    public Report assign(Person person, List<ConversationKey> keys, String assignee) {
        return each(person, keys, key -> conversations.assign(person, key, assignee));
    }

    private Report each(Person person, List<ConversationKey> keys, Consumer<ConversationKey> deed) {
        var wanted = keys.stream().distinct().toList();
        if (wanted.isEmpty() || wanted.size() > MOST) throw new Invalid("keys", "Name 1 to " + MOST + " conversations");
        var refused = wanted.stream().flatMap(key -> refused(person, key, deed)).toList();
        return new Report(wanted.size() - refused.size(), refused);
    }

    private Stream<Refused> refused(Person person, ConversationKey key, Consumer<ConversationKey> deed) {
        try {
            deed.accept(key);
            return Stream.empty();
        } catch (Refusal refusal) {
            return Stream.of(refused(person, key, refusal.rule(), refusal));
        } catch (Unknown | Busy | Invalid | Unavailable no) {
            return Stream.of(refused(person, key, null, no));
        }
    }

    private Refused refused(Person person, ConversationKey key, @Nullable String rule, RuntimeException no) {
        return new Refused(key, customer(person, key), rule, String.valueOf(no.getMessage()));
    }

    private @Nullable String customer(Person person, ConversationKey key) {
        try {
            return conversations.find(person, key).customerShown();
        } catch (Unknown another) {
            return null;
        }
    }
}
