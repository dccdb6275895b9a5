package io.parley.inbox;

import io.parley.conversation.CampaignDesk;
import io.parley.conversation.CampaignMessage;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What campaign tools have sent. */
@RestController
@RequestMapping("/api/campaign-messages")
@Tag(name = "Campaigns", description = "What a campaign tool has sent from our numbers; for connectors, admins, owners")
class CampaignMessagesController {

    private final CampaignDesk desk;
    private final Clock clock;

    CampaignMessagesController(CampaignDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A message that was sent.
     *
     * @param id WhatsApp's id of it, as its send API answered
     * @param number the business number's {@code phone_number_id}
     * @param customer to whom, a phone number or a user id
     * @param campaign the name that answers are shown with
     * @param sentAt when; now, where it is left out
     */
    record Sent(
            @NotBlank(message = "id is missing") String id,
            @NotBlank(message = "number is missing") String number,
            @NotBlank(message = "customer is missing") String customer,
            @NotBlank(message = "campaign is missing") String campaign,
            @Nullable Instant sentAt) {}

    record Noted(String id, String campaign) {}

    @PostMapping
    @Operation(
            summary = "Note what a campaign has sent (R14)",
            description =
                    "It is never shown and changes nothing; answers that quote it name the campaign (R15), also those"
                            + " that came before. 201 for a new one, 200 for one that is noted already")
    ResponseEntity<Noted> note(Person person, @Valid @RequestBody Sent sent) {
        var message = new CampaignMessage(
                new PhoneNumberId(sent.number()),
                sent.id(),
                sent.customer(),
                sent.campaign(),
                Objects.requireNonNullElseGet(sent.sentAt(), clock::instant));
        var isNew = desk.note(person, message);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Noted(message.id(), message.campaign()));
    }
}
