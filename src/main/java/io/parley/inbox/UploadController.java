package io.parley.inbox;

import io.parley.conversation.Attachment;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Person;
import io.parley.conversation.UploadDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files for replies, written to the store while they come. */
@RestController
@RequestMapping("/api/conversations/{key}/media")
@Tag(name = "Media")
class UploadController {

    private final UploadDesk desk;

    UploadController(UploadDesk desk) {
        this.desk = desk;
    }

    /**
     * A file that waits for its reply.
     *
     * @param id what the reply names as its media
     * @param size bytes
     */
    record Uploaded(
            String id,
            String type,
            @Nullable String name,
            @Nullable Long size) {
        private static Uploaded of(Attachment file) {
            return new Uploaded(file.id(), file.type(), file.name(), file.size());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Upload a file for a reply",
            description =
                    "The body is the file itself, its type the Content-Type. Name its id as media of a reply within"
                            + " a day. Pictures 5 MB, audio and video 16 MB, documents 100 MB at most, as WhatsApp takes them")
    Uploaded upload(
            Person person,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request)
            throws IOException {
        var conversation = ConversationKey.parse(key);
        return Uploaded.of(desk.upload(person, conversation, type, name, request.getInputStream()));
    }
}
