package io.parley.inbox;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.MediaDesk;
import io.parley.conversation.Person;
import io.parley.inbox.Views.MediaView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The files of conversations. Whatever is in one, it runs nowhere: no script, no page, no other type than said. */
@RestController
@RequestMapping("/api/conversations/{key}/media/{id}")
@Tag(name = "Media", description = "The files that customers send")
class MediaController {

    private final MediaDesk desk;

    MediaController(MediaDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "A file, or the range of it that is asked for")
    ResponseEntity<Resource> get(Person person, @PathVariable String key, @PathVariable String id) {
        var handout = desk.find(person, ConversationKey.parse(key), id);
        var shown = Shown.as(handout.attachment());
        return ResponseEntity.ok()
                .contentType(shown.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.disposition().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(new HeldResource(handout.file()));
    }

    @PostMapping("/fetch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Fetch a file once more that could not be fetched")
    MediaView fetch(Person person, @PathVariable String key, @PathVariable String id) {
        var conversation = ConversationKey.parse(key);
        return MediaView.of(conversation, desk.fetchAgain(person, conversation, id));
    }
}
