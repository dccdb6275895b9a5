package io.parley.inbox;

import io.parley.conversation.Attention;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the customer sees of those who may reply. */
@RestController
@RequestMapping("/api/conversations/{key}")
@Tag(name = "Work")
class AttentionController {

    private final Attention attention;

    AttentionController(Attention attention) {
        this.attention = attention;
    }

    @PutMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "You have read what the customer wrote",
            description = "Turns the customer's ticks blue, if you may reply; otherwise nothing happens")
    void read(Person person, @PathVariable String key) {
        attention.reads(person, ConversationKey.parse(key));
    }

    @PutMapping("/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "You are typing a reply",
            description = "The customer sees it for up to 25 seconds, if you may reply; otherwise nothing happens")
    void typing(Person person, @PathVariable String key) {
        attention.types(person, ConversationKey.parse(key));
    }
}
