package io.parley.inbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Note;
import io.parley.conversation.NoteDesk;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the team tells itself about a conversation. */
@RestController
@RequestMapping("/api/conversations/{key}/notes")
@Tag(name = "Notes and tags", description = "What the team keeps with a conversation; the customer never sees it")
class NotesController {

    private final NoteDesk desk;

    NotesController(NoteDesk desk) {
        this.desk = desk;
    }

    /** @param id the caller's own UUID: writing it twice stores it once */
    record NewNote(
            @NotBlank(message = "id is missing") String id,
            @NotBlank(message = "text is missing") String text) {}

    record NoteView(String id, String by, Instant at, String text) {
        private static NoteView of(Note note) {
            return new NoteView(note.id(), note.by(), note.at(), note.text());
        }
    }

    record NotePage(List<NoteView> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(summary = "A page of its notes, the newest first")
    NotePage list(
            Person person,
            @PathVariable String key,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = desk.list(person, ConversationKey.parse(key), new PageRequest(limit, cursor));
        return new NotePage(page.items().stream().map(NoteView::of).toList(), page.nextCursor());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a note", description = "Anybody of the team may, whoever has the conversation")
    NoteView write(Person person, @PathVariable String key, @Valid @RequestBody NewNote note) {
        return NoteView.of(desk.write(person, ConversationKey.parse(key), note.id(), note.text()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a note", description = "Its author may, and supervisors")
    void delete(Person person, @PathVariable String key, @PathVariable String id) {
        desk.delete(person, ConversationKey.parse(key), id);
    }
}
