package io.parley.inbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Person;
import io.parley.conversation.Tag;
import io.parley.conversation.TagDesk;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Words that a team puts on conversations. */
@RestController
@RequestMapping("/api")
@io.swagger.v3.oas.annotations.tags.Tag(name = "Notes and tags")
class TagsController {

    private final TagDesk desk;

    TagsController(TagDesk desk) {
        this.desk = desk;
    }

    /** @param colour one of slate, blue, teal, green, olive, amber, rose and violet; always the same for the same name */
    record TagView(String name, String colour) {}

    record TagList(List<TagView> items) {
        private static TagList of(List<Tag> tags) {
            return new TagList(
                    tags.stream().map(it -> new TagView(it.name(), it.colour())).toList());
        }
    }

    @GetMapping("/tags")
    @Operation(summary = "The tags that conversations of your accounts have")
    TagList inUse(Person person) {
        return TagList.of(desk.inUse(person));
    }

    @GetMapping("/conversations/{key}/tags")
    @Operation(summary = "The tags of a conversation")
    TagList of(Person person, @PathVariable String key) {
        return TagList.of(desk.of(person, ConversationKey.parse(key)));
    }

    @PutMapping("/conversations/{key}/tags/{name}")
    @Operation(summary = "Put a tag on", description = "Anybody of the team may; a new name is a new tag")
    TagList put(Person person, @PathVariable String key, @PathVariable String name) {
        return TagList.of(desk.put(person, ConversationKey.parse(key), new Tag(name)));
    }

    @DeleteMapping("/conversations/{key}/tags/{name}")
    @Operation(summary = "Take a tag off", description = "Anybody of the team may")
    TagList takeOff(Person person, @PathVariable String key, @PathVariable String name) {
        return TagList.of(desk.takeOff(person, ConversationKey.parse(key), new Tag(name)));
    }
}
