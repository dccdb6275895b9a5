package io.parley.inbox;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Invalid;
import io.parley.conversation.Message;
import io.parley.conversation.Person;
import io.parley.conversation.Reply;
import io.parley.conversation.TemplateChoice;
import io.parley.conversation.TemplateDesk;
import io.parley.conversation.UploadDesk;
import io.parley.inbox.Views.ConversationView;
import io.parley.inbox.Views.MessageView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Working conversations. */
@RestController
@RequestMapping("/api/conversations/{key}")
@Tag(name = "Work", description = "Replying, picking up, assigning and resolving; the rules are the process's")
class ActsController {

    private final Conversations conversations;
    private final TemplateDesk desk;
    private final UploadDesk uploads;
    private final Views views;

    ActsController(Conversations conversations, TemplateDesk desk, UploadDesk uploads, Views views) {
        this.conversations = conversations;
        this.desk = desk;
        this.uploads = uploads;
        this.views = views;
    }

    /**
     * A reply.
     *
     * @param id the caller's own UUID: sending it twice sends once
     * @param quotes the message it answers; WhatsApp shows it above the reply
     * @param media a file that was uploaded for it; the text is what stands below it
     * @param template instead of a text; WhatsApp takes it at any time
     */
    record NewReply(
            @NotBlank(message = "id is missing") String id,
            @Nullable String text,
            @Nullable String quotes,
            @Nullable TemplateBody template,
            @Nullable String media) {

        private Reply asText() {
            if (text == null || text.isBlank()) throw new Invalid("text", "text is missing");
            return new Reply(id, text).quoting(quotes);
        }

        private TemplateChoice asTemplate() {
            if (text != null || media != null)
                throw new Invalid("template", "A reply is a text, a file or a template, and one of them only");
            if (quotes != null) throw new Invalid("quotes", "WhatsApp shows no quotation above a template");
            return Objects.requireNonNull(template).choice();
        }
    }

    record NewAssignee(
            @NotBlank(message = "assignee is missing") String assignee) {}

    @PostMapping("/replies")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Reply (R4, R6)", description = "The first reply to an open conversation makes it yours")
    MessageView reply(Person person, @PathVariable String key, @Valid @RequestBody NewReply reply) {
        var to = ConversationKey.parse(key);
        if (reply.template() != null) return Views.of(desk.reply(person, to, reply.id(), reply.asTemplate()));
        if (reply.media() != null) return Views.of(withFile(person, to, reply, reply.media()));
        return Views.of(conversations.reply(person, to, reply.asText()));
    }

    private Message withFile(Person person, ConversationKey to, NewReply reply, String media) {
        var caption = Objects.requireNonNullElse(reply.text(), "");
        return uploads.reply(person, to, reply.id(), media, caption, reply.quotes());
    }

    @PostMapping("/messages/{id}/send-again")
    @Operation(
            summary = "Send a reply once more",
            description = "One that failed, or that may not have been sent; whoever may reply may do it")
    MessageView sendAgain(Person person, @PathVariable String key, @PathVariable String id) {
        return Views.of(conversations.sendAgain(person, ConversationKey.parse(key), id));
    }

    @PutMapping("/pick-up")
    @Operation(summary = "Pick an open conversation up (R3)")
    ConversationView pickUp(Person person, @PathVariable String key) {
        return view(conversations.pickUp(person, ConversationKey.parse(key)));
    }

    @DeleteMapping("/pick-up")
    @Operation(summary = "Put an open conversation back (R3)")
    ConversationView release(Person person, @PathVariable String key) {
        return view(conversations.release(person, ConversationKey.parse(key)));
    }

    @PutMapping("/assignee")
    @Operation(summary = "Assign, take over or reassign (R5, R7)")
    ConversationView assign(Person person, @PathVariable String key, @Valid @RequestBody NewAssignee to) {
        return view(conversations.assign(person, ConversationKey.parse(key), to.assignee()));
    }

    @PostMapping("/resolution")
    @Operation(summary = "Mark as resolved (R9, R11)")
    ConversationView resolve(Person person, @PathVariable String key) {
        return view(conversations.resolve(person, ConversationKey.parse(key)));
    }

    private ConversationView view(Conversation conversation) {
        return views.of(conversation, List.of());
    }
}
