package io.parley.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.conversation.PhoneNumberId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Files at the Graph API: uploaded, looked up, and fetched from where they are. */
@RestController
@Profile(SandboxProfile.NAME)
class GraphMediaController {

    private static final String VERSION = GraphDoor.PATH + "/{version:v[0-9]+[.][0-9]+}";
    private static final String FILES = GraphDoor.PATH + "/files/";

    private final Tokens tokens;
    private final SandboxFiles files;
    private final Clock clock;

    GraphMediaController(Tokens tokens, SandboxFiles files, Clock clock) {
        this.tokens = tokens;
        this.files = files;
        this.clock = clock;
    }

    /** Keeps a file of the business; nothing of it is read before the token is. */
    @PostMapping(VERSION + "/{number}/media")
    ObjectNode upload(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        tokens.check(number, authorization);
        var kept = files.keep(Upload.of(new PhoneNumberId(number), request));
        return JsonNodeFactory.instance.objectNode().put("id", kept.enclosure().id());
    }

    /** Says where a file is for the next five minutes. */
    @GetMapping(VERSION + "/{media:[0-9]+}")
    ObjectNode look(
            @PathVariable String media,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        tokens.checkAny(authorization);
        var file = files.find(media).orElseThrow(() -> GraphError.noSuchObject(media));
        tokens.check(file.number().value(), authorization);
        return answer(file.enclosure()).put("url", url(media));
    }

    /** The file; 404 tells the caller to ask anew where it is. */
    @GetMapping(FILES + "{address}")
    ResponseEntity<byte[]> fetch(
            @PathVariable String address,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        tokens.checkAny(authorization);
        var file = files.at(address, clock.instant()).orElse(null);
        if (file == null) return ResponseEntity.notFound().build();
        tokens.check(file.number().value(), authorization);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.enclosure().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().build().toString())
                .body(file.bytes());
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> refuse(GraphError error) {
        return ResponseEntity.status(error.http()).body(error.body());
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> refuse(MultipartException unread) {
        var isTooLarge = unread instanceof MaxUploadSizeExceededException;
        return refuse(
                isTooLarge
                        ? GraphError.of(131053, "The sandbox takes files of 20 MB at most.")
                        : GraphError.of(100, "The form could not be read."));
    }

    private static ObjectNode answer(Enclosure file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("messaging_product", "whatsapp")
                .put("id", file.id())
                .put("mime_type", file.type())
                .put("sha256", file.sha256())
                .put("file_size", file.size());
    }

    /** On the host and port that the caller knows. */
    private String url(String media) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(FILES + files.address(media, clock.instant()))
                .toUriString();
    }
}
