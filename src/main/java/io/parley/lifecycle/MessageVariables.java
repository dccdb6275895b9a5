package io.parley.lifecycle;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Invalid;
import io.parley.conversation.Reply;
import io.parley.conversation.Texts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message as Camunda's own message API carries it: {@code messageId} and {@code text}, and where known
 * {@code sentAt} (ISO 8601, or a date), {@code customerName}, {@code campaign}. They are taken off the process
 * instance: what a message carries is recorded, not kept as variables.
 */
final class MessageVariables {

    private static final List<String> NAMES = List.of("messageId", "text", "sentAt", "customerName", "campaign");

    private MessageVariables() {}

    static InboundMessage take(DelegateExecution execution) {
        var message = new InboundMessage(
                ConversationKey.parse(execution.getProcessBusinessKey()),
                required(execution, "messageId"),
                readable(execution, "customerName"),
                "text",
                textOf(execution),
                null,
                sentAt(execution),
                optional(execution, "campaign"),
                true);
        execution.removeVariables(NAMES);
        return message;
    }

    private static String textOf(DelegateExecution execution) {
        var text = readable(execution, "text");
        if (text == null || text.isBlank()) throw new Invalid("text", "A customer's message needs text");
        if (text.length() > Reply.LONGEST_TEXT) throw new Invalid("text", "WhatsApp takes 4096 characters at most");
        return text;
    }

    private static Instant sentAt(DelegateExecution execution) {
        var now = ClockUtil.getCurrentTime().toInstant();
        var sentAt = instant(execution.getVariable("sentAt"), now);
        return sentAt.isAfter(now) ? now : sentAt;
    }

    private static Instant instant(@Nullable Object value, Instant now) {
        if (value == null) return now;
        if (value instanceof Date date) return date.toInstant();
        try {
            return Instant.parse(value.toString());
        } catch (DateTimeParseException wrong) {
            throw new Invalid("sentAt", "sentAt is an instant such as 2026-01-31T10:15:30Z");
        }
    }

    private static String required(DelegateExecution execution, String name) {
        var value = optional(execution, name);
        if (value == null || value.isBlank()) throw new Invalid(name, "A customer's message needs " + name);
        return value;
    }

    private static @Nullable String readable(DelegateExecution execution, String name) {
        var value = optional(execution, name);
        return value == null ? null : Texts.readable(value);
    }

    private static @Nullable String optional(DelegateExecution execution, String name) {
        var value = execution.getVariable(name);
        return value == null ? null : value.toString();
    }
}
