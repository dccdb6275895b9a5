package io.parley.platform;

import io.parley.conversation.CannedReplyDesk;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.StartupTurns;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the demo team answers often, so that "/" finds something at the first try. */
@Component
@Profile("!production")
@ConditionalOnProperty(
        prefix = "parley.demo",
        name = {"people", "conversations"},
        havingValue = "true",
        matchIfMissing = true)
class DemoCannedReplies {

    private static final Map<String, String> TEXTS = Map.of(
            "hello", "Hello {{customer.firstName}}, this is {{agent.name}}. How can I help you?",
            "order-number", "Hello {{customer.firstName}}, could you send me your order number? It begins with P-.",
            "picture", "Could you send me a picture of it, please?",
            "thanks", "Thank you for writing to {{number.label}}, {{customer.firstName}}. Have a nice day!");

    private final CannedReplyDesk desk;
    private final Directory directory;
    private final StartupTurns turns;

    DemoCannedReplies(CannedReplyDesk desk, Directory directory, StartupTurns turns) {
        this.desk = desk;
        this.directory = directory;
        this.turns = turns;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() {
        directory
                .person("maya")
                .filter(maya -> maya.role().supervises())
                .ifPresent(maya -> maya.bans().stream().sorted().limit(1).forEach(ban -> writeFor(maya, ban)));
    }

    private void writeFor(Person supervisor, String ban) {
        if (areMissing(supervisor, ban)) turns.aloneInSteps(() -> writeOnce(supervisor, ban));
    }

    private void writeOnce(Person supervisor, String ban) {
        if (areMissing(supervisor, ban)) TEXTS.forEach((shortcut, text) -> desk.save(supervisor, ban, shortcut, text));
    }

    private boolean areMissing(Person supervisor, String ban) {
        return desk.list(supervisor, ban).isEmpty();
    }
}
