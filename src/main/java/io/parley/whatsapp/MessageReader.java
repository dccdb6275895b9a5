package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Customer;
import io.parley.conversation.Echo;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.PlainText;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates WhatsApp's messages into the hall's words. */
@Component
class MessageReader {

    private static final int LONGEST_NAME = 200;
    private static final Set<String> NOTICES = Set.of("reaction", "edit", "revoke", "system", "request_welcome");

    private final Timestamps timestamps;

    MessageReader(Timestamps timestamps) {
        this.timestamps = timestamps;
    }

    /**
     * The message in this envelope.
     *
     * @throws Invalid if it lacks its id, its number or its sender
     */
    InboundMessage read(Envelope envelope) {
        var message = envelope.message();
        if (!message.isObject()) throw new Invalid("messages", "A message is a JSON object");
        var customer = customerOf(envelope);
        return new InboundMessage(
                keyOf(envelope, customer),
                customer,
                Senders.after(message),
                Json.id(message.path("id")),
                nameOf(envelope),
                Line.of(message),
                timestamps.of(message),
                campaignOf(message.path("referral")),
                counts(message));
    }

    /**
     * What a colleague sent by the phone.
     *
     * @throws Invalid if it lacks its id, its number or to whom it went
     */
    Echo echo(Envelope envelope) {
        var echo = envelope.message();
        if (!echo.isObject()) throw new Invalid("message_echoes", "A message is a JSON object");
        var customer = new Customer(Json.id(echo.path("to")), Json.id(echo.path("to_user_id")), null);
        return new Echo(
                keyOf(envelope, customer), customer, Json.id(echo.path("id")), Line.of(echo), timestamps.of(echo));
    }

    private static PhoneNumberId numberOf(Envelope envelope) {
        return new PhoneNumberId(Json.id(envelope.metadata().path("phone_number_id")));
    }

    /** The group, or else the sender. */
    private static Customer customerOf(Envelope envelope) {
        var message = envelope.message();
        return isOfGroup(message) ? new Customer(Json.id(message.path("group_id")), null, null) : Senders.of(envelope);
    }

    /** Under which id a new customer's conversation is kept: the phone's wherever WhatsApp tells it, verbatim. */
    private static ConversationKey keyOf(Envelope envelope, Customer customer) {
        var id = Objects.requireNonNullElseGet(
                customer.phone(), () -> Objects.requireNonNullElse(customer.userId(), ""));
        return new ConversationKey(numberOf(envelope), id);
    }

    /** The advertisement that somebody came by (R15). */
    private static @Nullable String campaignOf(JsonNode referral) {
        var name = PlainText.line(
                Words.firstOf(referral, "headline", "source_id", "source_url"), InboundMessage.LONGEST_CAMPAIGN);
        return name.isEmpty() ? null : name;
    }

    private static @Nullable String nameOf(Envelope envelope) {
        if (isOfGroup(envelope.message())) return null;
        var name = PlainText.line(Json.text(envelope.sender().path("profile").path("name")), LONGEST_NAME);
        return name.isEmpty() ? null : name;
    }

    private static boolean counts(JsonNode message) {
        return !isOfGroup(message) && !NOTICES.contains(Json.text(message.path("type")));
    }

    // Whatever stands in group_id, even a wrong type: such a message must not land in its sender's own conversation.
    private static boolean isOfGroup(JsonNode message) {
        var group = message.path("group_id");
        return Json.isThere(group) && !(group.isTextual() && group.textValue().isBlank());
    }
}
