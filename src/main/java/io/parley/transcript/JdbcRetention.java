package io.parley.transcript;

import io.parley.conversation.Retention;
import io.parley.conversation.Transactions;
import io.parley.transcript.Expiring.Step;
import java.time.Clock;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes what is older than the settings say, kind by kind. */
@Component
class JdbcRetention implements Retention {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcRetention.class);

    private static final String ALWAYS = "true";

    /** The last thing that happened explains where a conversation is. */
    private static final String IS_FOLLOWED = "exists (select 1 from transition later"
            + " where later.conversation_key = line.conversation_key and later.seq > line.seq)";

    private final List<Rule> rules;
    private final Rooms rooms;
    private final Transactions transactions;
    private final Clock clock;

    /** What is kept for how long. */
    private record Rule(Expiring expiring, @Nullable Period kept) {}

    JdbcRetention(
            RetentionSettings settings,
            JdbcClient jdbc,
            ClosedConversations closed,
            OldFiles files,
            OldMessages messages,
            OldConversations conversations,
            Rooms rooms,
            Transactions transactions,
            Clock clock) {
        this.rules = List.of(
                new Rule(files, settings.media()),
                new Rule(messages, settings.messages()),
                new Rule(new OldNotices(jdbc, "campaign_message", "phone_number_id, message_id"), settings.messages()),
                new Rule(new OldLines(jdbc, closed, "transition", IS_FOLLOWED), settings.transitions()),
                new Rule(new OldLines(jdbc, closed, "note", ALWAYS), settings.notes()),
                new Rule(new OldNotices(jdbc, "dead_letter", "seq"), settings.deadLetters()),
                new Rule(new OldNotices(jdbc, "security_event", "seq"), settings.securityEvents()),
                new Rule(conversations, settings.messages()));
        this.rooms = rooms;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void sweep() {
        var removed = new ArrayList<String>();
        for (var rule : rules) {
            var count = removed(rule);
            if (count > 0) removed.add(count + " " + rule.expiring().name());
        }
        if (!removed.isEmpty()) LOG.info("Kept for long enough and removed: {}", String.join(", ", removed));
        rooms.sweep(!removed.isEmpty());
    }

    private long removed(Rule rule) {
        return RetentionSettings.border(rule.kept(), clock.instant())
                .map(before -> {
                    var count = 0L;
                    for (var step = Step.START; !step.isLast(); count += step.removed()) {
                        var last = step;
                        step = transactions.inOne(() -> rule.expiring().step(before, last));
                    }
                    return count;
                })
                .orElse(0L);
    }
}
