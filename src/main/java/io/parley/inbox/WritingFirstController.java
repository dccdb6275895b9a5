package io.parley.inbox;

import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.TemplateDesk;
import io.parley.inbox.Views.ConversationView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writing first. */
@RestController
@RequestMapping("/api/conversations")
@Tag(name = "Work")
class WritingFirstController {

    private final TemplateDesk desk;
    private final Views views;

    WritingFirstController(TemplateDesk desk, Views views) {
        this.desk = desk;
        this.views = views;
    }

    /**
     * A first message.
     *
     * @param number the business number's id
     * @param customer a phone number with its country code, in any spelling, or a business-scoped user id
     * @param id the caller's own UUID: sending it twice sends once
     */
    record FirstMessage(
            @NotBlank(message = "number is missing") String number,
            @NotBlank(message = "customer is missing") String customer,
            @NotBlank(message = "id is missing") String id,
            @NotNull(message = "template is missing") TemplateBody template) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Write first, with a template (R16, R13)",
            description = "To a customer who has no conversation yet; it is yours then")
    ConversationView start(Person person, @Valid @RequestBody FirstMessage first) {
        var number = new PhoneNumberId(first.number());
        var conversation = desk.start(
                person, number, first.customer(), first.id(), first.template().choice());
        return views.of(conversation, List.of());
    }
}
