package io.parley.inbox;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.inbox.Views.PersonView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who can have a conversation, and who is asking. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "People", description = "Those a conversation can be assigned to")
class PeopleController {

    private final Directory directory;

    PeopleController(Directory directory) {
        this.directory = directory;
    }

    record People(PersonView me, List<PersonView> team) {}

    @GetMapping
    @Operation(summary = "You, and those of your accounts who can have a conversation")
    People people(Person person) {
        var team = person.bans().stream()
                .flatMap(ban -> directory.team(ban).stream())
                .distinct()
                .map(Views::of)
                .toList();
        return new People(Views.of(person), team);
    }
}
