package io.parley.inbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.parley.conversation.PrivacyDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers may ask of whoever has their data. */
@RestController
@RequestMapping("/api/conversations/{key}")
@Tag(name = "Privacy", description = "A customer's data, for owners and admins: a copy of it, and that it is gone")
class PrivacyController {

    private static final String ALL_OF_THEM =
            "It is about all conversations of the account with this customer, by their phone number and WhatsApp's id of"
                    + " them, on whichever of its numbers";

    private final PrivacyDesk desk;
    private final Export export;

    PrivacyController(PrivacyDesk desk, Export export) {
        this.desk = desk;
        this.export = export;
    }

    /** @param customer the customer's id in the conversation's key, once more */
    record Confirmation(
            @NotBlank(message = "customer is missing") String customer) {}

    record Erased(int conversations) {}

    @GetMapping("/export")
    @Operation(summary = "All that is kept of the customer, as a ZIP", description = ALL_OF_THEM)
    void export(Person person, @PathVariable String key, HttpServletResponse response) throws IOException {
        var conversations = desk.export(person, ConversationKey.parse(key));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Not asynchronously: that would end after half a minute, however much is left to write.
        export.write(conversations, response.getOutputStream());
    }

    @PostMapping("/erasure")
    @Operation(
            summary = "Erase all that is kept of the customer, for good",
            description = ALL_OF_THEM + ". What they write afterwards begins a new conversation")
    Erased erase(Person person, @PathVariable String key, @Valid @RequestBody Confirmation confirmed) {
        var conversation = ConversationKey.parse(key);
        if (!conversation.customer().equals(confirmed.customer()))
            throw new Invalid("customer", "Repeat the customer's id of the key: nothing brings back what is erased");
        return new Erased(desk.erase(person, conversation));
    }
}
