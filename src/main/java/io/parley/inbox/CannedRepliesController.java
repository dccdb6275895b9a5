package io.parley.inbox;

import io.parley.conversation.CannedReply;
import io.parley.conversation.CannedReplyDesk;
import io.parley.conversation.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers that a team gives often. */
@RestController
@RequestMapping("/api/canned-replies")
@Tag(name = "Canned replies", description = "Answers that a team gives often; supervisors write them")
class CannedRepliesController {

    private final CannedReplyDesk desk;

    CannedRepliesController(CannedReplyDesk desk) {
        this.desk = desk;
    }

    record NewText(@NotBlank(message = "text is missing") String text) {}

    record CannedReplyList(List<CannedReply> items) {}

    @GetMapping
    @Operation(summary = "The canned replies of your accounts, by shortcut")
    CannedReplyList list(Person person, @RequestParam(required = false) @Nullable String ban) {
        return new CannedReplyList(desk.list(person, ban));
    }

    @PutMapping("/{shortcut}")
    @Operation(
            summary = "Write a canned reply",
            description =
                    "In the place of the one that has the shortcut. The placeholders are {{customer.name}}, "
                            + "{{customer.firstName}}, {{agent.name}} and {{number.label}}; ban where you have several accounts")
    CannedReply save(
            Person person,
            @PathVariable String shortcut,
            @RequestParam(required = false) @Nullable String ban,
            @Valid @RequestBody NewText reply) {
        return desk.save(person, ban, shortcut, reply.text());
    }

    @DeleteMapping("/{shortcut}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a canned reply")
    void delete(Person person, @PathVariable String shortcut, @RequestParam(required = false) @Nullable String ban) {
        desk.delete(person, ban, shortcut);
    }
}
