package io.parley.inbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Conversations.Receipt;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers' messages from any integration. */
@RestController
@RequestMapping("/api/inbound-messages")
@Tag(name = "Inbound messages", description = "Customers' messages from any integration; for connectors")
class InboundMessagesController {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

    private final Conversations conversations;
    private final Clock clock;

    InboundMessagesController(Conversations conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * A customer's message.
     *
     * @param number the business number's {@code phone_number_id}
     * @param from the customer's id, verbatim
     * @param id the message's id, unique on its number: the same id twice is one message
     * @param sentAt when it was sent
     * @param campaign the campaign it answers
     */
    record Incoming(
            @NotBlank(message = "number is missing") String number,
            @NotBlank(message = "from is missing") String from,

            @Size(max = InboundMessage.LONGEST_NAME, message = "A name has 200 characters at most") @Nullable
            String name,

            @NotBlank(message = "id is missing")
            @Size(max = InboundMessage.LONGEST_ID, message = "An id has 255 characters at most")
            String id,

            @NotBlank(message = "text is missing")
            @Size(max = Reply.LONGEST_TEXT, message = "WhatsApp takes 4096 characters at most")
            String text,

            @NotNull(message = "sentAt is missing") Instant sentAt,

            @Size(max = InboundMessage.LONGEST_CAMPAIGN, message = "A campaign has 255 characters at most") @Nullable
            String campaign) {}

    record Received(At conversation) {}

    record At(String key, String state) {}

    @PostMapping
    @Operation(
            summary = "Take a customer's message in",
            description = "201 for a new message, 200 for one that is there already")
    ResponseEntity<Received> receive(Person person, @Valid @RequestBody Incoming incoming) {
        var message = messageOf(incoming);
        var receipt = conversations.receive(person, message);
        var now = conversations.holding(person, message.conversation().number(), message.id());
        return ResponseEntity.status(receipt == Receipt.NEW ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Received(new At(now.key().toString(), now.stands().state())));
    }

    private InboundMessage messageOf(Incoming incoming) {
        if (incoming.sentAt().isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER)))
            throw new Invalid("sentAt", "This message would be from the future");
        var key = new ConversationKey(new PhoneNumberId(incoming.number()), incoming.from());
        return InboundMessage.text(
                key, incoming.id(), incoming.name(), incoming.text(), incoming.sentAt(), incoming.campaign());
    }
}
