package io.parley.inbox;

import io.parley.conversation.DeadLetter;
import io.parley.conversation.DeadLetterDesk;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What came in and could not be processed, for admins and owners. */
@RestController
@RequestMapping("/api/dead-letters")
@Tag(name = "Dead letters", description = "What came in and could not be processed; for admins and owners")
class DeadLettersController {

    private final DeadLetterDesk desk;

    DeadLettersController(DeadLetterDesk desk) {
        this.desk = desk;
    }

    record DeadLetterPage(List<DeadLetter> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(summary = "A page of dead letters, oldest first")
    DeadLetterPage list(
            Person person,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = desk.list(person, new PageRequest(limit, cursor));
        return new DeadLetterPage(page.items(), page.nextCursor());
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring it in again", description = "It is kept where it still cannot be processed")
    void replay(Person person, @PathVariable long id) {
        desk.replay(person, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Drop it for good")
    void drop(Person person, @PathVariable long id) {
        desk.drop(person, id);
    }
}
